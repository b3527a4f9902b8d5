import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { createDataset } from "@/lib/datasets/create-dataset";
import { importCases } from "@/lib/datasets/import-cases";
import { ImportCases } from "@/lib/datasets/import-schema";
import { AddCases, UpdateCase } from "@/lib/datasets/schema";
import { updateCase } from "@/lib/datasets/update-case";
import { estimateEvaluation } from "@/lib/evaluations/estimate-evaluation";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { aStartedEvaluation } from "./a-started-evaluation";
import { bundleThreads } from "./bundle-threads";
import { finishedHere } from "./run-here";
import { textOf } from "./stub-provider/behaviour";
import { theDefaultProvider } from "./the-default-provider";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // threads are slow to start on a busy machine

let ctx: Context;
const judged = '{"reason": "It says so.", "score": 5}';
beforeAll(async () => {
  await bundleThreads();
  await theDefaultProvider({ answer: ({ body }) => (/^judge/.test(String(body.model)) ? judged : textOf(body.messages)) });
});
beforeEach(async () => {
  ctx = await aWorkspace();
});

const judge = (model: string) => ({ type: "llm-judge", options: { model, criteria: "Polite?" } });
const echoes = { type: "contains", options: { text: "echo" } };
const aCase = (n: number, ...assertions: unknown[]) => ({ variables: { n: String(n) }, expectations: { assertions } });

describe("a case's own assertions", () => {
  test("each case is scored by its own list; judges in it are in the ledger under the evaluator's key", async () => {
    const { variables } = aCase(2);
    const cases = [aCase(0, echoes, judge("judge-a"), judge("judge-b")), aCase(1, { ...echoes, negate: true }), { variables }];
    const { id } = await aStartedEvaluation(ctx, { cases, concurrency: 3, evaluators: [{ type: "assertions", key: "own" }] });
    const { results, calls } = await finishedHere(ctx, id);
    expect(results.map(({ scores }) => scores[0])).toMatchObject([
      { key: "own", score: 1, passed: true, reason: "3 of 3 assertions passed." },
      { key: "own", score: 0, passed: false },
      { key: "own", score: null, skipped: "The case has no assertions." },
    ]);
    const asked = calls.filter(({ evaluatorKey }) => evaluatorKey === "own");
    expect(asked.map(({ model, state, slot }) => [model, state, slot])).toEqual([
      ["judge-a", "received", 2_000],
      ["judge-b", "received", 3_000],
    ]);
  });

  test("the estimate counts the judges that the cases bring along, and a budget wants their prices", async () => {
    const cases = [aCase(0, judge("judge-a"), judge("judge-b"), echoes), aCase(1, judge("judge-a")), aCase(2)];
    const { datasetId, versions } = await aStartedEvaluation(ctx, { cases, concurrency: 1 });
    const asked = (more: object) =>
      estimateEvaluation(
        ctx,
        StartEvaluation.parse({ datasetId, versionIds: versions.map(({ versionId }) => versionId), trials: 2, ...more }),
      );
    const own = [{ type: "assertions", key: "own" }];
    expect(await asked({ evaluators: own })).toMatchObject({ calls: 6, judgeCalls: 6 });
    expect(await asked({ evaluators: [echoes] })).toMatchObject({ judgeCalls: 0 });
    await expect(asked({ evaluators: own, budgetUsd: 5 })).rejects.toMatchObject({
      extra: {
        errors: expect.arrayContaining([
          { path: "budgetUsd", message: expect.stringContaining("“judge-b” of the evaluator “own”") },
        ]),
      },
    });
  });

  const faults: [fault: unknown, path: string, message: string][] = [
    [{ type: "nope" }, "1.type", "there is no evaluator “nope”"],
    [{ type: "assertions" }, "1.type", "may not stand in themselves"],
    [{ type: "contains", options: { text: 5 } }, "1.options.text", "expected string"],
    [{ type: "regex", options: { pattern: "(?=a)" } }, "1.options.pattern", "pattern does not compile"],
    [{ type: "script", options: { code: "function score( {" } }, "1.options", "line 1"],
    [{ type: "webhook", options: { url: "https://scores.example.com" } }, "1.options", "no webhook secret"],
  ];

  test.each(faults)("%j is refused where a case is written, by its place", async (fault, path, message) => {
    const { id } = await createDataset(ctx, { name: "A", tags: [] });
    const errors = [
      {
        path: expect.stringContaining(`expectations.assertions.${path}`),
        message: expect.stringMatching(new RegExp(message, "i")),
      },
    ];
    const refused = { code: "unprocessable", extra: { errors } };
    await expect(addCases(ctx, AddCases.parse({ id, cases: [aCase(0), aCase(1, echoes, fault)] }))).rejects.toMatchObject(
      refused,
    );
    const made = await addCases(ctx, AddCases.parse({ id, ...aCase(0) }));
    const changed = UpdateCase.parse({ id: Array.isArray(made) ? "" : made.id, expectations: { assertions: [echoes, fault] } });
    await expect(updateCase(ctx, changed)).rejects.toMatchObject(refused);

    const lines = [aCase(0, echoes), aCase(1, echoes, fault)].map((one) => JSON.stringify(one)).join("\n");
    const stream = new Blob([lines]).stream();
    const file = { id, stream, contentType: "application/x-ndjson" };
    await expect(importCases(ctx, ImportCases.parse(file))).rejects.toMatchObject({
      extra: { errors: [{ path: expect.stringContaining("row 2"), message: errors[0]?.message }] },
    });
  });

  test("a list is short and its entries are what they say", () => {
    const expectations = (assertions: unknown) => AddCases.safeParse({ id: "ds", variables: {}, expectations: { assertions } });
    expect(expectations(Array.from({ length: 20 }, () => echoes)).success).toBe(true);
    expect(expectations(Array.from({ length: 21 }, () => echoes)).success).toBe(false);
    for (const entry of ["contains", null, {}, { type: "contains", wieght: 1 }, { type: "contains", weight: -1 }])
      expect(expectations([entry]).success).toBe(false);
  });
});

describe("a script in a lane", () => {
  test("what does not end or eats memory fails its item alone, and says so", async () => {
    const code = `const score = ({ input, output }) => {
      if (input.n === "1") for (;;);
      if (input.n === "3") return "x".repeat(4e7).length;
      return { score: Number(input.n) / 10, passed: output.text === "echo " + input.n };
    };`;
    const evaluators = [{ type: "script", options: { code } }];
    const { id } = await aStartedEvaluation(ctx, { cases: 6, concurrency: 6, evaluators });
    const { results } = await finishedHere(ctx, id);
    expect(results.map(({ scores }) => scores[0]?.score)).toEqual([0, null, 0.2, null, 0.4, 0.5]);
    expect(results.map(({ status }) => status)).toEqual(["completed", "failed", "completed", "failed", "completed", "completed"]);
    expect(results[1]?.error?.message).toMatch(
      /^script: The script (ran longer than 250 ms|was stopped: Stopped after 450 ms)\.$/,
    );
    expect(results[3]?.error?.message).toBe("script: The script needed more than 32 MB of memory.");
  });

  test("its faults are found before the evaluation starts", async () => {
    const started = (code: string) =>
      aStartedEvaluation(ctx, { cases: 1, concurrency: 1, evaluators: [{ type: "script", options: { code } }] });
    await expect(started("function score() {\n  return 1 +;\n}")).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(/SyntaxError: .*line 2, column/),
    });
    await expect(started("const points = 1")).rejects.toMatchObject({
      message: expect.stringContaining("no function named score"),
    });
  });
});
