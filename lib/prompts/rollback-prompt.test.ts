import { describe, expect, test } from "vitest";
import { asMember, auditTrail, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { parseInput } from "@/lib/http/parse-input";
import { archivePrompt } from "./archive-prompt";
import { archiveVersion } from "./archive-version";
import { getPrompt } from "./get-prompt";
import { listPromotions } from "./list-promotions";
import { ListPromotions, RollbackPrompt } from "./promotion-schema";
import { releaseVersion } from "./release-version";
import { rollbackPrompt } from "./rollback-prompt";
import { aPrompt, aReadyVersion, aServedVersion } from "./testing";
import { unarchivePrompt } from "./unarchive-prompt";

const back = (ctx: Context, toVersionId?: string, environment = "production") =>
  rollbackPrompt(ctx, { id: "greeting", environment, reason: "Complaints", toVersionId });

/** A prompt whose versions 1 to 3 were promoted one after the other. */
async function threeServed(ctx: Context) {
  const { id } = await aPrompt(ctx);
  for (const text of ["One", "Two", "Three"]) await aServedVersion(ctx, id, text);
  return id;
}

describe("rollbackPrompt", () => {
  test("goes back one step after the other, and no further than the first", () =>
    sandbox(async (ctx) => {
      const id = await threeServed(ctx);
      expect(await back(ctx)).toMatchObject({ number: 2, active: ["production"] });
      expect((await back(ctx)).number).toBe(1);
      await expect(back(ctx)).rejects.toMatchObject({ code: "conflict" });
      expect(await getPrompt(ctx, { id })).toMatchObject({ activeVersion: { number: 1 } });
      const { data } = await listPromotions(ctx, parseInput(ListPromotions, { id, pageSize: 2 }));
      expect(data).toMatchObject([
        { kind: "rollback", number: 1, fromNumber: 2, reason: "Complaints" },
        { kind: "rollback", number: 2, fromNumber: 3, reason: "Complaints" },
      ]);
      expect((await auditTrail(ctx)).slice(7)).toEqual(["prompt.rolled_back", "prompt.rolled_back"]);
    }));

  test("goes to any version that was served there, and to itself without a trace", () =>
    sandbox(async (ctx) => {
      await threeServed(ctx);
      expect((await back(ctx, "greeting@1")).number).toBe(1);
      await releaseVersion(ctx, { id: "greeting@3", environment: "production" });
      expect((await back(ctx, "greeting@3")).number).toBe(3);
      const before = await auditTrail(ctx);
      expect((await back(ctx, "greeting@production")).number).toBe(3);
      expect(await auditTrail(ctx)).toEqual(before);
    }));

  test("does not go to what was never served there, is archived or belongs to another prompt", () =>
    sandbox(async (ctx) => {
      const id = await threeServed(ctx);
      const fresh = await aReadyVersion(ctx, id);
      const staged = await aServedVersion(ctx, id, "Staged", "staging");
      const foreign = await aServedVersion(ctx, (await aPrompt(ctx, "other")).id);
      await archiveVersion(ctx, { id: "greeting@2" });
      const before = await auditTrail(ctx);
      for (const version of [fresh.id, staged.id, foreign.id])
        await expect(back(ctx, version)).rejects.toMatchObject({ code: "conflict", message: /never served/ });
      await expect(back(ctx, "greeting@2")).rejects.toMatchObject({ code: "conflict", message: /archived/ });
      await expect(back(ctx)).rejects.toMatchObject({ code: "conflict", message: /archived/ });
      await expect(back(ctx, "greeting@1", "staging")).rejects.toMatchObject({ code: "conflict", message: /never served/ });
      await expect(back(ctx, undefined, "moon")).rejects.toMatchObject({ code: "not_found" });
      expect(await auditTrail(ctx)).toEqual(before);
      expect(await getPrompt(ctx, { id })).toMatchObject({ activeVersion: { number: 3 } });
    }));

  test("brings back what was served last where nothing is served", () =>
    sandbox(async (ctx) => {
      const id = await threeServed(ctx);
      await archivePrompt(ctx, { id, deactivate: true });
      await unarchivePrompt(ctx, { id });
      expect(await back(ctx)).toMatchObject({ number: 3, active: ["production"] });
      await expect(back(ctx, undefined, "staging")).rejects.toMatchObject({ code: "conflict" });
    }));

  test("needs its permission", () =>
    sandbox(async (ctx) => {
      await threeServed(ctx);
      await expect(back(await asMember(ctx, "reviewer"))).rejects.toMatchObject({ code: "forbidden" });
    }));

  test.each([undefined, "", "  "])("needs a reason, not %o", (reason) => {
    expect(() => parseInput(RollbackPrompt, { id: "greeting", reason })).toThrow(/^reason: /);
  });
});
