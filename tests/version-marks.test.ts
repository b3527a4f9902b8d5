import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { asMember, aWorkspace, sandbox } from "@/db/testing";
import { giveApproval } from "@/lib/approvals/give-approval";
import { listAwaitedApprovals } from "@/lib/approvals/list-awaited-approvals";
import type { Context } from "@/lib/context";
import { listVersionVerdicts } from "@/lib/evaluations/list-version-verdicts";
import { recountEnded } from "@/lib/evaluations/recount-ended";
import { listGateStates } from "@/lib/gates/list-gate-states";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { aGatedPrompt, aMeasuredEvaluation, aSuiteRevision, type Measured } from "./a-gated-prompt";

type Gated = Awaited<ReturnType<typeof aGatedPrompt>>;
const most = (n: number) => n % 10 !== 0;
const half = (n: number) => n % 2 === 0;

/** An evaluation whose figures stand in its arms, as they do once it has ended. */
async function measured(ctx: Context, gated: Gated, asked: Measured = {}) {
  const id = await aMeasuredEvaluation(ctx, gated, asked);
  await recountEnded(ctx, id);
  return id;
}

const verdictsOf = (ctx: Context, { active, next }: Gated) =>
  listVersionVerdicts(ctx, { versionIds: [next.id], referenceId: active.id });

describe("the verdicts of a page of versions", () => {
  test("say what the last ended evaluation beside what is served came to, whichever arm came first", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      const { active, next } = gated;
      expect(await verdictsOf(ctx, gated)).toEqual([]);
      await measured(ctx, gated, { arms: [active, { ...next, passes: half }] });
      expect(await verdictsOf(ctx, gated)).toMatchObject([{ verdict: "worse", isPassRate: true }]);
      const last = await measured(ctx, gated, {
        arms: [
          { ...next, passes: most },
          { ...active, passes: half },
        ],
      });
      const [found, ...others] = await verdictsOf(ctx, gated);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ versionId: next.id, evaluationId: last, verdict: "better" });
      expect(found?.passRate).toBeGreaterThan(found?.referencePassRate ?? 1);
    }));

  test("pass over what has not ended, another model, an earlier content and other workspaces", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      const { active, next } = gated;
      const running = await measured(ctx, gated);
      await ctx.db.update(evaluations).set({ status: "running" }).where(eq(evaluations.id, running));
      await measured(ctx, gated, { arms: [active, { ...next, modelOverride: JSON.stringify({ name: "other" }) }] });
      const earlier = await measured(ctx, gated);
      const hash = { contentHash: active.contentHash };
      await ctx.db.update(evaluationArms).set(hash).where(eq(evaluationArms.evaluationId, earlier));
      expect(await verdictsOf(ctx, gated)).toEqual([]);
      await measured(ctx, gated);
      expect(await verdictsOf(ctx, gated)).toHaveLength(1);
      expect(await verdictsOf(await aWorkspace(ctx.db), gated)).toEqual([]);
    }));
});

describe("how gates stand", () => {
  test("is told for every environment, with a suite that changed", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx);
      await aSuiteRevision(ctx, gated.suite.id, { datasetId: gated.datasetId, number: 2 });
      const states = await listGateStates(ctx, { id: gated.prompt });
      expect(states.find(({ environment }) => environment === "production")).toMatchObject({
        rules: { comparison: "noWorse" },
        ...{ suiteName: "Release", isOutdated: true, isPending: false },
      });
      expect(states.find(({ environment }) => environment === "staging")).toMatchObject({ rules: null, isOutdated: false });
      await expect(listGateStates(await aWorkspace(ctx.db), { id: gated.prompt })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("awaited approvals", () => {
  test("count the newest word of each person who wrote nothing of it, for what comes after the served version", () =>
    sandbox(async (ctx) => {
      const { prompt, next, active } = await aGatedPrompt(ctx, { rules: { comparison: "none", approvals: 2 } });
      const awaited = () => listAwaitedApprovals(ctx, { promptId: prompt });
      const versionId = next.id;
      expect(await awaited()).toEqual([{ versionId, required: 2, approved: 0, declined: 0 }]);
      const reviewer = await asMember(ctx, "reviewer");
      await giveApproval(ctx, { id: next.id, decision: "approve" });
      await giveApproval(reviewer, { id: next.id, decision: "decline" });
      expect(await awaited()).toEqual([{ versionId, required: 2, approved: 0, declined: 1 }]);
      await giveApproval(reviewer, { id: next.id, decision: "approve" });
      expect(await awaited()).toEqual([{ versionId, required: 2, approved: 1, declined: 0 }]);
      expect(await listAwaitedApprovals(await aWorkspace(ctx.db), { promptId: prompt })).toEqual([]);
      await promoteVersion(ctx, { id: active.id, environment: "staging", acceptBreaking: false });
      expect(await awaited()).toHaveLength(1);
    }));
});
