import { describe, expect, test } from "vitest";
import { auditTrail, sandbox } from "@/db/testing";
import { archivePrompt } from "./archive-prompt";
import { archiveVersion } from "./archive-version";
import { cloneVersion } from "./clone-version";
import { createVersion } from "./create-version";
import { findVersion } from "./find-version";
import { promoteVersion } from "./promote-version";
import { rollbackPrompt } from "./rollback-prompt";
import { aPrompt, aReadyVersion, aServedVersion, aVersion } from "./testing";
import { unarchivePrompt } from "./unarchive-prompt";
import { updatePrompt } from "./update-prompt";

describe("archivePrompt", () => {
  test("puts away what nothing serves, once", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      expect((await archivePrompt(ctx, { id, deactivate: false })).archivedAt).toBeInstanceOf(Date);
      await archivePrompt(ctx, { id, deactivate: false });
      expect(await auditTrail(ctx)).toEqual(["prompt.created", "prompt.archived"]);
    }));

  test("keeps what an environment serves, unless it is to be deactivated", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aServedVersion(ctx, id);
      await expect(archivePrompt(ctx, { id, deactivate: false })).rejects.toMatchObject({ code: "conflict" });
      expect(await findVersion(ctx, "greeting@production")).not.toBeNull();
      const archived = await archivePrompt(ctx, { id, deactivate: true });
      expect(archived).toMatchObject({ activeVersion: null, deployments: [] });
      expect(await findVersion(ctx, "greeting@production")).toBeNull();
      expect(await auditTrail(ctx)).toEqual(["prompt.created", "version.created", "version.promoted", "prompt.archived"]);
    }));

  test("needs the permission to promote to deactivate", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aServedVersion(ctx, id);
      const writer = { ...ctx, principal: { ...ctx.principal, scopes: new Set(["prompts:write"] as const) } };
      await expect(archivePrompt(writer, { id, deactivate: true })).rejects.toMatchObject({ code: "forbidden" });
    }));

  test("closes the prompt to every change until it is unarchived", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const version = await aReadyVersion(ctx, id);
      await archivePrompt(ctx, { id, deactivate: false });
      const before = await auditTrail(ctx);
      const promotion = { id: version.id, environment: "production", acceptBreaking: false };
      const closed = { code: "conflict", message: "The prompt “greeting” is archived: unarchive it first." };
      await expect(updatePrompt(ctx, { id, name: "New" })).rejects.toMatchObject(closed);
      await expect(createVersion(ctx, { id, ...aVersion() })).rejects.toMatchObject(closed);
      await expect(cloneVersion(ctx, { id: version.id })).rejects.toMatchObject(closed);
      await expect(archiveVersion(ctx, { id: version.id })).rejects.toMatchObject(closed);
      await expect(promoteVersion(ctx, promotion)).rejects.toMatchObject(closed);
      await expect(rollbackPrompt(ctx, { id, environment: "production", reason: "r" })).rejects.toMatchObject(closed);
      expect(await auditTrail(ctx)).toEqual(before);

      expect((await unarchivePrompt(ctx, { id })).archivedAt).toBeNull();
      expect((await promoteVersion(ctx, promotion)).active).toEqual(["production"]);
    }));
});

describe("updatePrompt", () => {
  test("changes what is named and leaves the rest", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await updatePrompt(ctx, { id, description: "D", tags: ["t"] });
      expect(await updatePrompt(ctx, { id, name: "New" })).toMatchObject({ name: "New", description: "D", tags: ["t"] });
      await updatePrompt(ctx, { id });
      expect(await auditTrail(ctx)).toEqual(["prompt.created", "prompt.updated", "prompt.updated"]);
    }));
});
