import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { promotionEvaluations } from "@/db/schema/gates";
import { promotions } from "@/db/schema/prompts";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { UpdateCase } from "@/lib/datasets/schema";
import { allCases } from "@/lib/datasets/testing";
import { updateCase } from "@/lib/datasets/update-case";
import { retryFailed } from "@/lib/evaluations/retry-failed";
import { getGateCheck } from "@/lib/gates/get-gate-check";
import { parseInput } from "@/lib/http/parse-input";
import { archivePrompt } from "@/lib/prompts/archive-prompt";
import { listPromotions } from "@/lib/prompts/list-promotions";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { ListPromotions } from "@/lib/prompts/promotion-schema";
import { unarchivePrompt } from "@/lib/prompts/unarchive-prompt";
import { aGatedPrompt, aMeasuredEvaluation, aSuiteRevision, type Measured } from "./a-gated-prompt";

const promote = (ctx: Context, id: string, more: object = {}) =>
  promoteVersion(ctx, { id, environment: "production", acceptBreaking: false, ...more });
const check = (ctx: Context, id: string) => getGateCheck(ctx, { id, environment: "production" });
const failedRules = async (ctx: Context, id: string) =>
  (await check(ctx, id)).rules.filter((rule) => !rule.passed).map(({ rule }) => rule);
const worse = (n: number) => n % 3 !== 0;
type Gated = Awaited<ReturnType<typeof aGatedPrompt>>;

describe("a gate", () => {
  test("lets a version through that is no worse, and keeps what it was decided by", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx, { rules: { minPassRate: 0.8, minScores: { right: 0.8 }, minCases: 70 } });
      const evaluationId = await aMeasuredEvaluation(ctx, gated);
      expect(await check(ctx, gated.next.id)).toMatchObject({ passed: true, tried: { candidates: 1, look: 1 } });
      await promote(ctx, gated.next.id);
      const [promotion] = (await listPromotions(ctx, parseInput(ListPromotions, { id: gated.prompt }))).data;
      expect(promotion).toMatchObject({
        override: false,
        evidence: {
          ...{ evaluationIds: [evaluationId], override: null, contentHash: gated.next.contentHash },
          ...{ referenceHash: gated.active.contentHash, gate: { suiteRevision: 1 }, comparison: { noWorse: true } },
        },
      });
      const kept = eq(promotionEvaluations.promotionId, promotion?.id ?? "");
      expect(await ctx.db.select().from(promotionEvaluations).where(kept)).toMatchObject([{ evaluationId }]);
    }));

  test("refuses one that may be worse, with every rule, what was found, what is asked and where the cases are", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx, { rules: { minPassRate: 0.8 } });
      const { active, next } = gated;
      const evaluationId = await aMeasuredEvaluation(ctx, gated, { arms: [active, { ...next, passes: worse }] });
      await expect(promote(ctx, next.id)).rejects.toMatchObject({
        code: "gate_failed",
        extra: { data: { rules: expect.arrayContaining([expect.objectContaining({ rule: "comparison", passed: false })]) } },
      });
      const { rules } = await check(ctx, next.id);
      const [comparison, passRate] = ["comparison", "minPassRate"].map((name) => rules.find(({ rule }) => rule === name));
      expect(comparison).toMatchObject({
        actual: "worse",
        required: "no worse",
        cases: [{ evaluationId, filter: { change: "regressed" } }],
      });
      expect(passRate).toMatchObject({ passed: false, required: 0.8, cases: [{ evaluationId, filter: { passed: "false" } }] });
      expect(passRate?.actual).toBeCloseTo(50 / 75);
      expect(await auditTrail(ctx)).not.toContain("gate.overridden");
    }));

  test("says that promotion is free where there is none", () =>
    sandbox(async (ctx) => {
      const { next } = await aGatedPrompt(ctx);
      expect(await getGateCheck(ctx, { id: next.id, environment: "staging" })).toMatchObject({
        passed: true,
        rules: [],
        message: /free/,
      });
    }));
});

describe("evidence", () => {
  const none: [string, (ctx: Context, gated: Gated) => Promise<Measured>][] = [
    ["ad hoc", async () => ({ more: { suiteId: null, suiteRevision: null } })],
    ["of the dev split", async () => ({ more: { split: "dev" } })],
    ["of all cases", async () => ({ more: { split: null } })],
    ["filtered", async () => ({ more: { caseFilter: { tags: ["easy"] } } })],
    ["a check", async () => ({ more: { purpose: "check" } })],
    ["of answers that are not kept any more", async () => ({ more: { outputsRemovedAt: new Date() } })],
    ["of reused answers", async () => ({ reusedFrom: "res_other" })],
    ["with another model", async (_, { active, next }) => ({ arms: [active, { ...next, modelOverride: '{"temperature":0}' }] })],
    ["at another provider", async (_, { active, next }) => ({ arms: [active, { ...next, providerId: "prov_other" }] })],
    ["without what is served", async (_, { next }) => ({ arms: [next] })],
    ["against another version", async (_, { next, add }) => ({ arms: [await add("Three {{name}}"), next] })],
    [
      "against what is served with another model",
      async (_, { active, next }) => ({ arms: [{ ...active, modelOverride: "{}" }, next] }),
    ],
  ];
  test.each(none)("is none where it is %s", (_, how) =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await aMeasuredEvaluation(ctx, gated, await how(ctx, gated));
      await expect(promote(ctx, gated.next.id)).rejects.toMatchObject({ code: "gate_failed" });
      const { evidence } = await check(ctx, gated.next.id);
      expect(evidence).toMatchObject({ counted: [], leftOut: [{ why: expect.any(String), blocks: false }] });
    }),
  );

  test("is none where it is a re-score", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      const { active, next } = gated;
      const bad = await aMeasuredEvaluation(ctx, gated, {
        more: { purpose: "check" },
        arms: [active, { ...next, passes: worse }],
      });
      await aMeasuredEvaluation(ctx, gated, { more: { sourceEvaluationId: bad } });
      expect((await check(ctx, next.id)).evidence.counted).toEqual([]);
    }));

  test("is none after the suite was changed, until its new revision is accepted", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await aMeasuredEvaluation(ctx, gated);
      await aSuiteRevision(ctx, gated.suite.id, { datasetId: gated.datasetId, number: 2, margin: 0.5 });
      expect(await failedRules(ctx, gated.next.id)).toEqual(["suite"]);
      await aMeasuredEvaluation(ctx, gated, { more: { suiteRevision: 2 } });
      await expect(promote(ctx, gated.next.id)).rejects.toMatchObject({ code: "gate_failed" });
    }));

  test("is none after a gate case was changed, and still is after a dev case was", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await aMeasuredEvaluation(ctx, gated);
      const cases = await allCases(ctx, gated.datasetId);
      const change = (split: string) => {
        const { id } = cases.find((one) => one.split === split) ?? expect.unreachable();
        return updateCase(ctx, UpdateCase.parse({ id, variables: { name: "changed" } }));
      };
      await change("dev");
      expect(await failedRules(ctx, gated.next.id)).toEqual([]);
      await change("gate");
      expect(await failedRules(ctx, gated.next.id)).toEqual(["evidence", "comparison"]);
    }));

  test("is all runs together: the best of five does not open it", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      const { active, next } = gated;
      const bad = { arms: [active, { ...next, passes: worse }] };
      for (let n = 0; n < 4; n++) await aMeasuredEvaluation(ctx, gated, bad);
      await aMeasuredEvaluation(ctx, gated);
      const { evidence, passed, tried } = await check(ctx, next.id);
      expect([passed, evidence.counted.length, tried]).toEqual([false, 5, { candidates: 1, look: 5 }]);
      await expect(promote(ctx, next.id)).rejects.toMatchObject({ code: "gate_failed" });
    }));

  test.each(["queued", "running", "cancelled", "failed"] as const)("waits for a run that is %s", (status) =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await aMeasuredEvaluation(ctx, gated, { more: { status } });
      await aMeasuredEvaluation(ctx, gated);
      expect(await failedRules(ctx, gated.next.id)).toEqual(["evidence"]);
      expect((await check(ctx, gated.next.id)).evidence.leftOut).toMatchObject([{ blocks: true }]);
    }),
  );

  test("is not sound with more than 2% of its measurements missing", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      const { active, next } = gated;
      await aMeasuredEvaluation(ctx, gated, {
        arms: [active, { ...next, missing: 2 }],
        more: { status: "completed_with_errors" },
      });
      expect(await failedRules(ctx, next.id)).toEqual(["integrity", "comparison"]);
    }));

  test("by a judge that people have not agreed with does not open it", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await aMeasuredEvaluation(ctx, gated, { evaluator: { type: "llm-judge" } });
      expect(await failedRules(ctx, gated.next.id)).toEqual(["judge.right"]);
    }));

  test("stays as it is once a promotion was decided by it", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx, { rules: { comparison: "none", minPassRate: 0.5 }, cases: 200 });
      const { active, next } = gated;
      const more = { status: "completed_with_errors" as const };
      const id = await aMeasuredEvaluation(ctx, gated, { more, arms: [active, { ...next, missing: 1 }] });
      await promote(ctx, next.id);
      await expect(retryFailed(ctx, { id })).rejects.toMatchObject({ code: "conflict", message: /evidence/ });
    }));
});

describe("a promotion through a gate", () => {
  test("the first one needs the absolute rules alone", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx, { rules: { minPassRate: 0.8 }, served: false });
      expect(await failedRules(ctx, gated.next.id)).toEqual(["evidence", "minPassRate"]);
      await aMeasuredEvaluation(ctx, gated, { arms: [gated.next] });
      expect(await promote(ctx, gated.next.id)).toMatchObject({ active: ["production"] });
    }));

  test("is no first one after the prompt was out of service for a moment", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await archivePrompt(ctx, { id: gated.prompt, deactivate: true });
      await unarchivePrompt(ctx, { id: gated.prompt });
      await aMeasuredEvaluation(ctx, gated, { arms: [gated.next] });
      await expect(promote(ctx, gated.next.id)).rejects.toMatchObject({ code: "gate_failed" });
      await aMeasuredEvaluation(ctx, gated);
      expect(await promote(ctx, gated.next.id)).toMatchObject({ active: ["production"] });
    }));

  test("is stale once another version was promoted: of two at once the second is refused", async () => {
    const ctx = await aWorkspace();
    const gated = await aGatedPrompt(ctx);
    const third = await gated.add("Three {{name}}");
    await aMeasuredEvaluation(ctx, gated);
    await aMeasuredEvaluation(ctx, gated, { arms: [gated.active, third] });
    const both = await Promise.allSettled([promote(ctx, gated.next.id), promote(ctx, third.id)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "evidence_stale" } });
  });

  test("shares the error between the candidates that were tried since the last one", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await aMeasuredEvaluation(ctx, gated);
      for (const text of ["Three", "Four", "Five"])
        await aMeasuredEvaluation(ctx, gated, { arms: [gated.active, await gated.add(`${text} {{name}}`)] });
      const { tried, comparison } = await check(ctx, gated.next.id);
      expect([tried, comparison?.level]).toEqual([{ candidates: 4, look: 1 }, 1 - 0.05 / 4]);
    }));

  test("against the gate takes an admin with a reason, and is loud", () =>
    sandbox(async (ctx) => {
      const { next, prompt } = await aGatedPrompt(ctx);
      const editor = await asMember(ctx, "editor");
      await expect(promote(ctx, next.id, { override: true })).rejects.toMatchObject({ code: "invalid_input" });
      const asked = { override: true, reason: "The shop is down" };
      await expect(promote(editor, next.id, asked)).rejects.toMatchObject({ code: "forbidden" });
      const key: Context = { ...ctx, principal: { kind: "key", id: "key_1", scopes: ctx.principal.scopes } };
      await expect(promote(key, next.id, asked)).rejects.toMatchObject({ code: "forbidden" });
      await promote(await asMember(ctx, "admin"), next.id, asked);
      expect((await auditTrail(ctx)).slice(-2)).toEqual(["version.promoted", "gate.overridden"]);
      const [promotion] = await ctx.db
        .select()
        .from(promotions)
        .where(and(eq(promotions.promptId, prompt), eq(promotions.override, true)));
      expect(promotion?.evidence).toMatchObject({ override: { reason: "The shop is down" }, rules: expect.any(Array) });
    }));

  test("is no override where the gate is passed anyway", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await aMeasuredEvaluation(ctx, gated);
      await promote(ctx, gated.next.id, { override: true, reason: "To be sure" });
      expect(await auditTrail(ctx)).not.toContain("gate.overridden");
    }));
});
