import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { contents, promotions, promptVersions } from "@/db/schema/prompts";
import { auditTrail, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { inTransaction } from "@/lib/context";
import { archiveVersion } from "./archive-version";
import { createVersion } from "./create-version";
import { publishVersion } from "./publish-version";
import { aPrompt, aReadyVersion, aServedVersion, aVersion } from "./testing";
import { unarchiveVersion } from "./unarchive-version";

const aDraft = async (ctx: Context, text?: string) => {
  const { id } = await aPrompt(ctx);
  return createVersion(ctx, { id, ...aVersion(text) });
};

describe("publishVersion", () => {
  test("makes a draft ready with the same content, and twice is once", () =>
    sandbox(async (ctx) => {
      const { id, contentHash } = await aDraft(ctx);
      const ready = await publishVersion(ctx, { id });
      expect(ready).toMatchObject({ state: "ready", contentHash });
      expect(await publishVersion(ctx, { id })).toEqual(ready);
      expect((await auditTrail(ctx)).slice(2)).toEqual(["version.published"]);
    }));

  test("refuses undeclared names, each named with its place", () =>
    sandbox(async (ctx) => {
      const { id } = await aDraft(ctx, "{{name}} {{order}}\n{{city}}");
      await expect(publishVersion(ctx, { id })).rejects.toMatchObject({
        code: "unprocessable",
        message: "It cannot be published. Not declared as variables: “order”, “city”.",
        extra: {
          errors: [
            { path: "messages.0.content", message: expect.stringMatching(/^Line 1, column 10: /) },
            { path: "messages.0.content", message: expect.stringMatching(/^Line 2, column 1: /) },
          ],
        },
      });
      expect(await auditTrail(ctx)).not.toContain("version.published");
    }));

  test("refuses a broken template with its place", () =>
    sandbox(async (ctx) => {
      const { id } = await aDraft(ctx, "Hi\n  {{name");
      await expect(publishVersion(ctx, { id })).rejects.toMatchObject({
        code: "unprocessable",
        extra: { errors: [{ path: "messages.0.content", message: expect.stringMatching(/^Line 2, column 3: /) }] },
      });
    }));
});

describe("archiveVersion", () => {
  test("puts a ready version away and takes it back", () =>
    sandbox(async (ctx) => {
      const prompt = await aPrompt(ctx);
      const { id } = await aReadyVersion(ctx, prompt.id);
      expect((await archiveVersion(ctx, { id })).state).toBe("archived");
      await expect(publishVersion(ctx, { id })).rejects.toMatchObject({ code: "conflict" });
      expect((await unarchiveVersion(ctx, { id })).state).toBe("ready");
      expect((await auditTrail(ctx)).slice(2)).toEqual(["version.archived", "version.unarchived"]);
    }));

  test("keeps what is served anywhere, and drafts", () =>
    sandbox(async (ctx) => {
      const prompt = await aPrompt(ctx);
      const served = await aServedVersion(ctx, prompt.id, undefined, "staging");
      const draft = await createVersion(ctx, { id: prompt.id, ...aVersion() });
      await expect(archiveVersion(ctx, { id: served.id })).rejects.toMatchObject({ code: "conflict", message: /staging/ });
      await expect(archiveVersion(ctx, { id: draft.id })).rejects.toMatchObject({ code: "conflict" });
      await expect(unarchiveVersion(ctx, { id: draft.id })).rejects.toMatchObject({ code: "conflict" });
    }));
});

describe("the database", () => {
  const refused = { cause: { code: "23001" } };

  test("refuses to change what is published, whoever asks", () =>
    sandbox(async (ctx) => {
      const prompt = await aPrompt(ctx);
      const ready = await aServedVersion(ctx, prompt.id);
      const draft = await createVersion(ctx, { id: prompt.id, ...aVersion("Other") });
      const change = (set: Partial<typeof promptVersions.$inferInsert>) =>
        inTransaction(ctx, ({ db }) => db.update(promptVersions).set(set).where(eq(promptVersions.id, ready.id)));
      await expect(change({ contentHash: draft.contentHash })).rejects.toMatchObject(refused);
      await expect(change({ changelog: "Changed" })).rejects.toMatchObject(refused);
      await expect(change({ providerId: "other" })).rejects.toMatchObject(refused);
      await expect(change({ state: "draft" })).rejects.toMatchObject(refused);
      await expect(change({ number: 9 })).rejects.toMatchObject(refused);
      const remove = inTransaction(ctx, ({ db }) => db.delete(promptVersions).where(eq(promptVersions.id, ready.id)));
      await expect(remove).rejects.toMatchObject(refused);
    }));

  test.each([
    ["contents", contents],
    ["audit entries", auditEntries],
    ["promotions", promotions],
  ] as const)("refuses to change or delete %s", (_, table) =>
    sandbox(async (ctx) => {
      const prompt = await aPrompt(ctx);
      await aServedVersion(ctx, prompt.id);
      const set = { createdAt: new Date(0) };
      const mine = eq(table.workspaceId, ctx.workspaceId);
      await expect(inTransaction(ctx, ({ db }) => db.update(table).set(set).where(mine))).rejects.toMatchObject(refused);
      await expect(inTransaction(ctx, ({ db }) => db.delete(table).where(mine))).rejects.toMatchObject(refused);
    }),
  );

  test("refuses to empty the audit log", () =>
    sandbox(async (ctx) => {
      await aPrompt(ctx);
      await expect(inTransaction(ctx, ({ db }) => db.execute(sql`truncate audit_entries`))).rejects.toMatchObject(refused);
    }));
});
