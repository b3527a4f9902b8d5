import { describe, expect, test } from "vitest";
import { asMember, auditTrail, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { getVersion } from "./get-version";
import { listServedVersions } from "./list-served-versions";
import { promoteVersion } from "./promote-version";
import { releaseVersion } from "./release-version";
import { rollbackPrompt } from "./rollback-prompt";
import { aPrompt, aServedVersion } from "./testing";

const promote = (ctx: Context, id: string, environment = "production") =>
  promoteVersion(ctx, { id, environment, acceptBreaking: false });
const back = (ctx: Context, toVersionId?: string) =>
  rollbackPrompt(ctx, { id: "greeting", environment: "production", reason: "Wrong prices", toVersionId });
const release = (ctx: Context, id = "greeting@2") => releaseVersion(ctx, { id, environment: "production" });

/** A prompt whose second version was rolled back. */
async function oneHeld(ctx: Context) {
  const { id } = await aPrompt(ctx);
  for (const text of ["One", "Two"]) await aServedVersion(ctx, id, text);
  await back(ctx);
}

describe("a version that was rolled back", () => {
  test("is held in that environment, and its answers say by whom, when and why", () =>
    sandbox(async (ctx) => {
      await oneHeld(ctx);
      const { heldIn } = await getVersion(ctx, { id: "greeting@2" });
      const heldAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(heldIn).toEqual([{ environment: "production", reason: "Wrong prices", heldBy: ctx.principal.id, heldAt }]);
      expect((await getVersion(ctx, { id: "greeting@1" })).heldIn).toEqual([]);
      await expect(promote(ctx, "greeting@2")).rejects.toMatchObject({
        code: "conflict",
        message: /^Version 2 is held in production: Somebody rolled it back on .+ UTC \(“Wrong prices”\)\./,
      });
      expect((await promote(ctx, "greeting@2", "staging")).active).toEqual(["staging"]);
    }));

  test("is no way back either, and the list of ways back says so", () =>
    sandbox(async (ctx) => {
      await oneHeld(ctx);
      await expect(back(ctx, "greeting@2")).rejects.toMatchObject({ code: "conflict", message: /is held/ });
      const past = await listServedVersions(ctx, { id: "greeting", environment: "production" });
      expect(past).toMatchObject([{ number: 2, isHeld: true }]);
      await release(ctx);
      expect((await back(ctx, "greeting@2")).active).toEqual(["production"]);
    }));

  test("is taken again once a person released it, and is held anew by the next rollback", () =>
    sandbox(async (ctx) => {
      await oneHeld(ctx);
      expect((await release(await asMember(ctx, "editor"))).heldIn).toEqual([]);
      expect((await promote(ctx, "greeting@2")).active).toEqual(["production"]);
      await back(ctx);
      await expect(promote(ctx, "greeting@2")).rejects.toMatchObject({ message: /is held/ });
    }));

  test("is released by people who may promote, once, and by no key", () =>
    sandbox(async (ctx) => {
      await oneHeld(ctx);
      const { scopes } = ctx.principal;
      const key: Context = { ...ctx, principal: { kind: "key", id: "key_1", scopes } };
      for (const other of [key, await asMember(ctx, "reviewer")])
        await expect(release(other)).rejects.toMatchObject({ code: "forbidden" });
      await release(ctx);
      await release(ctx);
      await release(ctx, "greeting@1");
      expect((await auditTrail(ctx)).filter((action) => action === "version.released")).toHaveLength(1);
    }));
});
