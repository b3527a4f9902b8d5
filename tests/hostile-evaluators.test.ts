import { beforeAll, describe, expect, test, vi } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { JsonValue } from "@/evaluators/evaluator";
import type { Context } from "@/lib/context";
import { configureEvaluators } from "@/lib/evaluations/configure-evaluators";
import { aStartedEvaluation } from "./a-started-evaluation";
import { bundleThreads } from "./bundle-threads";
import { finishedHere } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 }); // threads are slow to start on a busy machine

let ctx: Context;

beforeAll(async () => {
  await bundleThreads();
  await theDefaultProvider();
  ctx = await aWorkspace();
});

/** 2^40 ways through a few hundred characters. */
const manyWays = () => {
  const levels = Array.from({ length: 40 }, (_, i) => {
    const next = { $ref: `#/$defs/l${i + 1}` };
    return [`l${i}`, { allOf: [next, next] }];
  });
  return { $defs: { ...Object.fromEntries(levels), l40: { type: "string" } }, $ref: "#/$defs/l0" };
};
const nested = (depth: number) => Array.from({ length: depth }).reduce<JsonValue>((inner) => ({ not: inner }), {});
const anyOf = (count: number) => ({ anyOf: Array.from({ length: count }, (_, i) => ({ const: i })) });
const deepData = `${'{"a":'.repeat(150)}1${"}".repeat(150)}`;

const tooMuch = /^json-schema: The schema costs too much to check\. Stopped after 400 ms\.$/;
const tooLong = /^json-schema: The schema does not work: it is longer than 10000 characters\.$/;

/** Why the item fails, or the score it gets: some are no danger. */
type Hostile = [string, { schema: unknown; output?: string }, RegExp | number];

describe("a hostile schema in one case", () => {
  test.each<Hostile>([
    ["nested 1,000 deep", { schema: nested(1_000) }, /it is nested deeper than 200 levels/],
    ["anyOf × 20,000", { schema: anyOf(20_000) }, tooLong],
    ["anyOf as long as schemas may be", { schema: { anyOf: Array.from({ length: 3_300 }, () => ({})) } }, /costs too much|^1$/],
    ["an enum of 100,000", { schema: { enum: Array.from({ length: 100_000 }, (_, i) => i) } }, tooLong],
    ["2^40 ways through it", { schema: manyWays() }, tooMuch],
    ["a reference to itself", { schema: { $ref: "#" } }, /refers to itself without end/],
    ["a reference to itself on deep data", { schema: { properties: { a: { $ref: "#" } } }, output: deepData }, 1],
    [
      "two ways at each level of deep data",
      { schema: { allOf: [{ properties: { a: { $ref: "#" } } }, { properties: { a: { $ref: "#" } } }] }, output: deepData },
      tooMuch,
    ],
    [
      "uniqueItems on 20,000 objects",
      { schema: { uniqueItems: true }, output: JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ i }))) },
      tooMuch,
    ],
    ["(a+)+$ on 100,000 characters", { schema: { pattern: "(a+)+$" }, output: `"${"a".repeat(100_000)}!"` }, 0],
  ])("%s: the others are scored, and this thread goes on", async (_name, { schema, output = '"x"' }, wanted) => {
    const plain = { type: "string", minLength: 3 };
    const cases = Array.from({ length: 9 }, (_, i) => ({
      variables: { n: i === 4 ? output : `"echo ${i}"` },
      expectations: { jsonSchema: i === 4 ? schema : plain, keywords: ["echo"] },
    }));
    const evaluators = [{ type: "json-schema" }, { type: "keyword" }];
    const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 9, evaluators, templates: ["{{n}}"] });
    const { evaluation, results } = await finishedHere(ctx, id);

    for (const [i, result] of results.entries()) if (i !== 4) expect(result).toMatchObject({ status: "completed", total: 1 });
    const hostile = results[4];
    const own = hostile?.scores.find(({ key }) => key === "json-schema");
    if (typeof wanted === "number") expect(own?.score).toBe(wanted);
    else expect(hostile?.error?.message ?? String(own?.score)).toMatch(wanted);
    expect(evaluation.status).toBe(hostile?.error ? "completed_with_errors" : "completed");
  });
});

describe("hostile options", () => {
  const ask = (type: string, options: Record<string, JsonValue>) =>
    configureEvaluators(ctx, [{ type, options, weight: 1, required: false, negate: false }]).then(
      () => "taken",
      (error: Error) => error.message,
    );

  test.each<[string, string, Parameters<typeof ask>[1], RegExp]>([
    ["a schema nested 1,000 deep", "json-schema", { schema: nested(1_000) }, /nested deeper than 200 levels/],
    ["anyOf × 20,000", "json-schema", { schema: anyOf(20_000) }, /longer than 10000 characters/],
    [
      "an enum of 100,000",
      "json-schema",
      { schema: { enum: Array.from({ length: 100_000 }, (_, i) => i) } },
      /longer than 10000/,
    ],
    ["2^40 ways", "json-schema", { schema: manyWays() }, /costs too much to check\. Stopped after 400 ms/],
    ["a reference to itself", "json-schema", { schema: { $ref: "#" } }, /refers to itself without end/],
    ["look-behind", "regex", { pattern: "(?<=a)b" }, /“\(\?<=” is a lookaround/],
    [
      "a repeat of repeats",
      "regex",
      { pattern: "(((a{999}){999}){999})" },
      /too large: its repeats spell out to more than 20000 steps/,
    ],
    ["a pattern of 80 large repeats", "regex", { pattern: "(x{0,999}|y)".repeat(80) }, /too large/],
    ["(a+)+$", "regex", { pattern: "(a+)+$" }, /^taken$/],
  ])("%s", async (_name, type, options, wanted) => {
    expect(await ask(type, options)).toMatch(wanted);
  });

  test("while a check is stopped by its limit, this thread takes its turns", async () => {
    let turns = 0;
    let timer = setImmediate(function count() {
      turns += 1;
      timer = setImmediate(count);
    });
    expect(await ask("json-schema", { schema: manyWays() })).toMatch(/Stopped after 400 ms/);
    clearImmediate(timer);
    expect(turns).toBeGreaterThan(100);
  });
});
