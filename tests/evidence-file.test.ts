import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { UpdateCase } from "@/lib/datasets/schema";
import { updateCase } from "@/lib/datasets/update-case";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import type { EvidenceFile } from "@/lib/evidence/evidence-file";
import { evidenceText } from "@/lib/evidence/evidence-text";
import { verifyEvidence } from "@/lib/evidence/verify-evidence";
import { archiveVersion } from "@/lib/prompts/archive-version";
import { rollbackPrompt } from "@/lib/prompts/rollback-prompt";
import { updatePrompt } from "@/lib/prompts/update-prompt";
import { reviewResult } from "@/lib/reviews/review-result";
import { updateSuite } from "@/lib/suites/update-suite";
import { aPromotedPrompt, evidenceOf } from "./a-promoted-prompt";
import { isolateHere } from "./isolate-here";
import { finishedHere } from "./run-here";
import { textOf } from "./stub-provider/behaviour";
import { theDefaultProvider } from "./the-default-provider";

const run = promisify(execFile);

let ctx: Context;
let small: string;

beforeAll(async () => {
  await theDefaultProvider({
    answer: ({ body }) => {
      if (body.model === "judge") return '{"reason": "It says so.", "score": 5}';
      const said = textOf(body.messages).replace("!", "");
      return said.endsWith("0") ? "rude" : said;
    },
  });
  ctx = await aWorkspace();
  small = await evidenceOf(ctx, (await aPromotedPrompt(ctx, 20)).promotionId);
}, 120_000);

const verify = (file: string) => verifyEvidence(file, isolateHere);

describe("an evidence file", () => {
  test("holds, with every score that needs no model computed again, and stays the same to the byte", async () => {
    const { slug, promotionId, evaluationId, suite, next, active, datasetId } = await aPromotedPrompt(ctx);
    const text = await evidenceOf(ctx, promotionId);
    const { verdict, findings, file } = await verify(text);
    expect(findings.differences).toEqual([]);
    expect([...findings.unknown]).toEqual([]);
    expect([verdict, Object.fromEntries(findings.recorded)]).toEqual(["holds", { "tone (llm-judge)": 160 }]);
    expect(file).toMatchObject({ decision: { comparison: { noWorse: true, guardrails: [{ reading: "ok" }] }, override: null } });
    expect(file?.evaluations[0]).toMatchObject({ cases: { length: 80 }, results: { length: 160 } });

    const [first] = file?.evaluations[0]?.results ?? [];
    await reviewResult(ctx, { id: first?.id ?? "", score: 0, comment: "Rude", overrides: [], failureTags: [] });
    const changed = { id: first?.caseId, variables: { n: "another" }, expectations: {} };
    await updateCase(ctx, UpdateCase.parse(changed));
    await updateSuite(ctx, { id: suite.id, name: "Renamed", margin: 0.2 });
    await updatePrompt(ctx, { id: slug, name: "Renamed" });
    await rollbackPrompt(ctx, { id: slug, environment: "production", reason: "Complaints" });
    await archiveVersion(ctx, { id: next.id });
    const again = { datasetId, evaluators: [{ type: "exact-match" }], versionIds: [active.id] };
    await finishedHere(ctx, (await startEvaluation(ctx, StartEvaluation.parse(again))).id);
    expect(await evidenceOf(ctx, promotionId)).toBe(text);
    expect(text).toContain(evaluationId);
  });

  test("of an overridden promotion holds too, and says so", async () => {
    const { verdict, findings, file } = await verify(small);
    expect([verdict, findings.differences]).toEqual(["holds", []]);
    expect(file).toMatchObject({ promotion: { override: true }, decision: { override: { reason: "Shorter" } } });
  });

  test("does not hold with any one byte changed, and says what differs", { timeout: 120_000 }, async () => {
    const bytes = Buffer.from(small);
    const spread = Array.from({ length: 200 }, (_, nth) => Math.floor(((nth + 0.5) * bytes.length) / 200));
    for (const at of [0, ...spread, bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const { verdict, findings } = await verify(flipped.toString());
      expect([at, verdict, findings.differences[0]]).toEqual([at, "fails", expect.stringMatching(/: ./)]);
    }
  });
});

/** What stands at a path such as `rules.rule=minCases.actual`, of an object or a list. */
function at(value: unknown, step: string): string {
  const [name, wanted] = step.split("=");
  if (wanted === undefined || name === undefined || !Array.isArray(value)) return step;
  return String(value.findIndex((one) => Object(one)[name] === wanted));
}

function put(file: EvidenceFile, path: string, value: unknown): void {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let place: Record<string, unknown> = Object(file);
  for (const step of steps) place = Object(place[at(place, step)]);
  if (value !== undefined) place[last] = value;
  else if (Array.isArray(place)) place.splice(Number(last), 1);
}

const evaluation = "evaluations.0.evaluation";
const result = "evaluations.0.results.3";
const aCase = "evaluations.0.cases.1";
const none = "0".repeat(64);
const approval = { personId: "usr_1", decision: "approve", comment: null, at: "2026-01-01T00:00:00.000Z" };

/** What a forger changes who makes the hash of the file anew, and what verification says of it; undefined leaves one out of a list. */
const forgeries: [path: string, value: unknown, hint: RegExp][] = [
  [`${result}.output.text`, "rude", /right: score is recorded as 1, computed as 0/],
  [`${result}.output.finishReason`, "length", /outcome is recorded as "ok", computed as "length"/],
  [`${result}.total`, 0.5, /total is recorded as 0\.5/],
  [`${result}.passed`, false, /passed is recorded as false, computed as true/],
  [`${result}.status`, "failed", /status is recorded as "failed"/],
  [`${result}.error`, { stage: "call", code: "network", message: "Gone" }, /error is recorded/],
  [`${result}.outcome`, "length", /outcome is recorded as "length"/],
  [`${result}.latencyMs`, 59_000, /quick: reason is recorded/],
  [`${result}.messages.0.content`, "echo", /messages is recorded/],
  [`${result}.scores.key=right.score`, 0.5, /right: score is recorded as 0\.5, computed as 1/],
  [`${result}.scores.key=right.reason`, "Same.", /right: reason is recorded/],
  [`${result}.scores.key=form.details`, { valid: true }, /form: details is recorded/],
  [`${result}.scores.key=form.skipped`, "Not asked.", /form: skipped is recorded/],
  [`${result}.scores.key=tone.passed`, false, /tone: passed is recorded as false/],
  [`${result}.scores.0`, undefined, /evaluators is recorded/],
  [`${evaluation}.evaluators.key=polite.options.text`, "echo", /evaluator polite: fingerprint is recorded/],
  [`${evaluation}.evaluators.key=right.fingerprint`, none, /right: fingerprint is recorded/],
  [`${evaluation}.evaluators.key=right.weight`, 0, /evaluator 1: weight is recorded as 0, computed as 1/],
  [`${evaluation}.evaluators.key=right.negate`, true, /right: score is recorded as 1, computed as 0/],
  [`${aCase}.variables.n`, "7", /case .*: hash is recorded/],
  [`${aCase}.expectations.exact`, "x", /case .*: hash is recorded/],
  ["evaluations.0.results.39", undefined, /results is recorded as 39, computed as 40/],
  [`${result}.trial`, 2, /there is no trial 2/],
  ["evaluations.0.cases.19", undefined, /is not in the file/],
  ["evaluations.0", undefined, /evaluations is recorded/],
  [`${evaluation}.split`, "dev", /split is recorded as "dev"/],
  [`${evaluation}.suiteRevision`, 2, /suite revision is recorded as 2/],
  [`${evaluation}.purpose`, "check", /is a check, which does not count/],
  [`${evaluation}.status`, "cancelled", /is cancelled/],
  [`${evaluation}.caseFilter`, { tags: ["easy"] }, /case filter is recorded/],
  [`${evaluation}.passThreshold`, 0, /pass threshold is recorded as 0/],
  [`${evaluation}.arms.1.modelOverride`, { temperature: 0 }, /model override/],
  ["contents.0.text", "{}", /content .*: hash is recorded/],
  ["promotion.contentHash", none, /contentHash is recorded/],
  ["promotion.override", false, /override is recorded as false/],
  ["promotion.note", "Approved", /Unrecognized key/],
  ["decision.comparison.metrics.0.low", 0, /comparison is recorded/],
  ["decision.comparison.verdict", "better", /comparison is recorded/],
  ["decision.tried.candidates", 5, /comparison is recorded/],
  ["suite.margin", 0.5, /comparison is recorded/],
  ["decision.rules.rule=minPassRate.actual", 0.99, /rule minPassRate: actual is recorded as 0\.99/],
  ["decision.rules.rule=minCases.required", 1, /rule minCases: required is recorded as 1/],
  ["decision.rules.rule=comparison.passed", true, /rule comparison: passed is recorded as true/],
  ["decision.gate.rules.minPassRate", 0.1, /rule minPassRate: required is recorded as 0\.5, computed as 0\.1/],
  ["decision.gate.rules.comparison", "none", /comparison is recorded/],
  ["decision.override", null, /nobody overrode the gate/],
  ["approvals.0", approval, /approvals is recorded/],
];

const written = async (file: EvidenceFile) => {
  let text = "";
  for await (const piece of evidenceText(file)) text += piece;
  return text;
};

describe("a forged evidence file whose hash was made anew", () => {
  test.each(forgeries)("does not hold with another %s", async (path, value, hint) => {
    const file: EvidenceFile = JSON.parse(small);
    put(file, path, value);
    const { verdict, findings } = await verify(await written(file));
    expect([verdict, findings.differences]).toEqual(["fails", expect.arrayContaining([expect.stringMatching(hint)])]);
    expect(findings.differences.join("\n")).not.toContain("SHA-256");
  });

  test("does not hold where its fields stand in another order", async () => {
    const { promotion, ...rest }: EvidenceFile = JSON.parse(small);
    const turned = Object.fromEntries(Object.entries(promotion).reverse()) as EvidenceFile["promotion"]; // safe: the same fields
    const { findings } = await verify(await written({ ...rest, promotion: turned }));
    expect(findings.differences).toEqual([expect.stringMatching(/not written as it should be, near line 3/)]);
  });

  test("is none of ours where it is something else, or of a version to come", async () => {
    for (const text of ["", "{}", "hello", '{"format":"promptops-evidence","formatVersion":2}'])
      expect([text, (await verify(text)).verdict]).toEqual([text, "unknown"]);
  });
});

describe("npm run verify-evidence", () => {
  test("says what came out and ends with 0, 1 or 2", async () => {
    const folder = await mkdtemp(join(tmpdir(), "promptops-evidence-"));
    const ask = async (name: string, content: string | null) => {
      const file = join(folder, name);
      if (content !== null) await writeFile(file, content);
      const env = { PATH: process.env.PATH, NODE_ENV: "production" as const };
      const ended = await run(process.execPath, ["dist/verify-evidence.js", file], { env }).catch((error) => error);
      return { code: ended.code ?? 0, said: `${ended.stdout}${ended.stderr}` };
    };
    const held = await ask("whole.json", small);
    expect(held).toEqual({
      code: 0,
      said: expect.stringMatching(/overridden.*40 results[\s\S]*tone.*40 scores[\s\S]*The evidence holds\.\n$/),
    });
    const forged = await ask("forged.json", small.replace('"total":1,', '"total":0,'));
    expect(forged).toEqual({ code: 1, said: expect.stringMatching(/total is recorded as 0, computed as 1[\s\S]*does not hold/) });
    expect(await ask("other.json", "{}")).toMatchObject({ code: 2, said: expect.stringContaining("no evidence file") });
    expect(await ask("absent.json", null)).toMatchObject({ code: 2, said: expect.stringContaining("cannot be read") });
    await rm(folder, { recursive: true });
  });
});
