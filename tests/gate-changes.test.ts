import { describe, expect, test } from "vitest";
import { asMember, auditTrail, sandbox } from "@/db/testing";
import { listAudit } from "@/lib/audit/list-audit";
import { ListAudit } from "@/lib/audit/schema";
import type { Context } from "@/lib/context";
import { decideGateChange } from "@/lib/gates/decide-gate-change";
import { getGate } from "@/lib/gates/get-gate";
import { listGateChanges } from "@/lib/gates/list-gate-changes";
import { putGate } from "@/lib/gates/put-gate";
import { ListGateChanges, PutGate } from "@/lib/gates/schema";
import { parseInput } from "@/lib/http/parse-input";
import { aPrompt } from "@/lib/prompts/testing";
import { aGatedPrompt, aSuiteRevision } from "./a-gated-prompt";

const put = (ctx: Context, id: string, rules: object | null, more: object = {}) =>
  putGate(ctx, parseInput(PutGate, { id, rules, ...more }));
const get = (ctx: Context, id: string) => getGate(ctx, { id, environment: "production" });
const approvals = (count: number) => ({ comparison: "none", approvals: count });

/** A prompt whose gate asks for two approvals, in a workspace of two admins. */
async function twoAdmins(ctx: Context) {
  const { id } = await aPrompt(ctx);
  const other = await asMember(ctx, "admin");
  await put(ctx, id, approvals(2));
  return { id, other };
}

describe("a change of a gate", () => {
  test("that asks for more holds at once", () =>
    sandbox(async (ctx) => {
      const { id } = await twoAdmins(ctx);
      expect(await put(ctx, id, approvals(3))).toMatchObject({
        state: "applied",
        pending: null,
        gate: { rules: { approvals: 3 } },
      });
      expect((await auditTrail(ctx)).slice(-2)).toEqual(["gate.changed", "gate.changed"]);
    }));

  test.each([
    ["fewer approvals", approvals(1), { rules: { approvals: 1 } }],
    ["no gate", null, null],
  ])("to %s waits for a second person, who accepts it", (_, rules, gate) =>
    sandbox(async (ctx) => {
      const { id, other } = await twoAdmins(ctx);
      const asked = await put(ctx, id, rules);
      expect(asked).toMatchObject({ state: "pending", gate: { rules: { approvals: 2 } }, message: /second person/ });
      const change = { id: asked.pending?.id ?? "", decision: "accept" as const };
      for (const refused of [ctx, await asMember(ctx, "editor")])
        await expect(decideGateChange(refused, change)).rejects.toMatchObject({ code: "forbidden" });
      const key: Context = { ...other, principal: { kind: "key", id: "key_1", scopes: other.principal.scopes } };
      await expect(decideGateChange(key, change)).rejects.toMatchObject({ code: "forbidden" });
      expect(await get(ctx, id)).toMatchObject({ gate: { rules: { approvals: 2 } } });
      expect(await decideGateChange(other, change)).toMatchObject({ state: "applied", decidedBy: other.principal.id });
      expect((await get(ctx, id)).gate).toEqual(gate && expect.objectContaining({ rules: expect.objectContaining(gate.rules) }));
      await expect(decideGateChange(other, change)).rejects.toMatchObject({ code: "conflict" });
      expect((await auditTrail(ctx)).slice(-2)).toEqual(["gate.change_requested", "gate.change_accepted"]);
    }),
  );

  test("that is declined changes nothing", () =>
    sandbox(async (ctx) => {
      const { id, other } = await twoAdmins(ctx);
      const { pending } = await put(ctx, id, null);
      await decideGateChange(other, { id: pending?.id ?? "", decision: "decline" });
      expect(await get(ctx, id)).toMatchObject({ gate: { rules: { approvals: 2 } }, pending: null });
      const { data } = await listGateChanges(ctx, parseInput(ListGateChanges, { id }));
      expect(data.map(({ state }) => state)).toEqual(["declined", "applied"]);
    }));

  test("takes the place of one that waits", () =>
    sandbox(async (ctx) => {
      const { id, other } = await twoAdmins(ctx);
      const first = await put(ctx, id, null);
      expect(await put(ctx, id, approvals(3))).toMatchObject({ state: "applied", pending: null });
      const change = { id: first.pending?.id ?? "", decision: "accept" as const };
      await expect(decideGateChange(other, change)).rejects.toMatchObject({ code: "conflict" });
    }));

  test("to the same leaves no trace", () =>
    sandbox(async (ctx) => {
      const { id } = await twoAdmins(ctx);
      const before = await auditTrail(ctx);
      expect(await put(ctx, id, approvals(2))).toMatchObject({ state: "unchanged" });
      expect(await auditTrail(ctx)).toEqual(before);
    }));

  test("holds at once where the workspace has one member, and the audit log says so", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await put(ctx, id, approvals(2));
      expect(await put(ctx, id, null)).toMatchObject({ state: "applied", gate: null });
      const { data } = await listAudit(ctx, parseInput(ListAudit, { action: "gate.removed" }));
      expect(data).toMatchObject([{ details: { alone: true } }]);
    }));

  test("to another revision of the suite holds at once where it is as strict, else waits", () =>
    sandbox(async (ctx) => {
      const { prompt, suite, datasetId } = await aGatedPrompt(ctx);
      await asMember(ctx, "admin");
      await aSuiteRevision(ctx, suite.id, { datasetId, number: 2, margin: 0.02 });
      expect(await put(ctx, prompt, {})).toMatchObject({ state: "applied", gate: { suiteRevision: 2 } });
      await aSuiteRevision(ctx, suite.id, { datasetId, number: 3, margin: 0.2 });
      expect(await put(ctx, prompt, {})).toMatchObject({ state: "pending", gate: { suiteRevision: 2, currentRevision: 3 } });
    }));
});

describe("a gate that cannot be", () => {
  test.each([
    ["measures without a suite", { minPassRate: 0.9, comparison: "none" }, { suiteId: null }],
    ["asks for nothing", { comparison: "none" }, { suiteId: null }],
    ["names an evaluator the suite has not", { minScores: { wrong: 0.5 } }, {}],
  ])("%s", (_, rules, more) =>
    sandbox(async (ctx) => {
      const { prompt } = await aGatedPrompt(ctx);
      await expect(put(ctx, prompt, rules, more)).rejects.toMatchObject({ code: "unprocessable" });
    }),
  );

  test("is of a suite or an environment that is not there, or set by who is no admin", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await expect(put(ctx, id, {}, { suiteId: "su_none" })).rejects.toMatchObject({ code: "not_found" });
      await expect(put(ctx, id, approvals(1), { environment: "moon" })).rejects.toMatchObject({ code: "not_found" });
      await expect(put(await asMember(ctx, "editor"), id, approvals(1))).rejects.toMatchObject({ code: "forbidden" });
    }));
});
