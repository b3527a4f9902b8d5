import { describe, expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import { createVersion } from "./create-version";
import { findVersion } from "./find-version";
import { aPrompt, aReadyVersion, aServedVersion, aVersion } from "./testing";

describe("findVersion", () => {
  test("finds by id, by number and by environment", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const first = await aServedVersion(ctx, id);
      const second = await aReadyVersion(ctx, id, "Other");
      const byId = await findVersion(ctx, second.id);
      expect(byId).toMatchObject({ id: second.id, number: 2, active: [], content: { messages: [{ content: "Other" }] } });
      expect(await findVersion(ctx, "greeting@2")).toEqual(byId);
      expect(await findVersion(ctx, "greeting@production")).toMatchObject({ id: first.id, number: 1, active: ["production"] });
      await aPrompt(ctx, "other");
      expect(await findVersion(ctx, "other@1")).toBeNull();
      expect(await findVersion(ctx, "other@production")).toBeNull();
    }));

  test.each([
    "",
    "@",
    "greeting",
    "greeting@",
    "@1",
    "greeting@0",
    "greeting@01",
    "greeting@-1",
    "greeting@99999999999999",
    "a@b@1",
  ])("finds nothing for “%s”", (ref) =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aServedVersion(ctx, id);
      expect(await findVersion(ctx, ref)).toBeNull();
    }),
  );

  test("keeps to the workspace, where slugs are the same", () =>
    sandbox(async (ctx) => {
      const stranger = await aWorkspace(ctx.db);
      const mine = await createVersion(ctx, { id: (await aPrompt(ctx)).id, ...aVersion() });
      const theirs = await aServedVersion(stranger, (await aPrompt(stranger)).id);
      expect((await findVersion(ctx, "greeting@1"))?.id).toBe(mine.id);
      expect(await findVersion(ctx, "greeting@production")).toBeNull();
      expect(await findVersion(ctx, theirs.id)).toBeNull();
      const served = await aServedVersion(ctx, mine.promptId);
      expect((await findVersion(ctx, "greeting@production"))?.id).toBe(served.id);
      expect((await findVersion(stranger, "greeting@production"))?.id).toBe(theirs.id);
    }));
});
