import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { gates } from "@/db/schema/gates";
import { members } from "@/db/schema/workspaces";
import { asMember, auditTrail, sandbox } from "@/db/testing";
import { createKey } from "@/lib/api-keys/create-key";
import type { Context } from "@/lib/context";
import { cloneVersion } from "@/lib/prompts/clone-version";
import { createVersion } from "@/lib/prompts/create-version";
import { exportPrompt } from "@/lib/prompts/export-prompt";
import { ImportPrompt } from "@/lib/prompts/file-schema";
import { getVersion } from "@/lib/prompts/get-version";
import { importPrompt } from "@/lib/prompts/import-prompt";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { publishVersion } from "@/lib/prompts/publish-version";
import { aPrompt, aReadyVersion, aServedVersion, aVersion } from "@/lib/prompts/testing";
import { updateVersion } from "@/lib/prompts/update-version";
import { giveApproval } from "./give-approval";
import { listApprovals } from "./list-approvals";

const approve = (ctx: Context, id: string, comment?: string) => giveApproval(ctx, { id, decision: "approve", comment });
const decline = (ctx: Context, id: string) => giveApproval(ctx, { id, decision: "decline" });
const heard = (ctx: Context, id: string, environment = "production") => listApprovals(ctx, { id, environment });
const person = (ctx: Context) => ctx.principal.id;
const ready = (ctx: Context, text: string) => aReadyVersion(ctx, "greeting", text);

/** A prompt with a served version by its owner, and the people around it. */
async function aTeam(ctx: Context) {
  const { id } = await aPrompt(ctx);
  await aServedVersion(ctx, id, "One");
  const [author, other, reviewer] = [
    await asMember(ctx, "admin"),
    await asMember(ctx, "editor"),
    await asMember(ctx, "reviewer"),
  ];
  return { promptId: id, author, other, reviewer };
}

/** Ways to bring what the author wrote before the reviewers under another name; each answers the version to release. */
const laundering: Record<string, (author: Context, other: Context) => Promise<string>> = {
  "a clone by somebody else": async (author, other) => {
    const { id } = await cloneVersion(other, { id: (await ready(author, "Two")).id });
    return (await publishVersion(other, { id })).id;
  },
  "a clone into another prompt and back with a changed blank": async (author, other) => {
    const { id: elsewhere } = await aPrompt(other, "elsewhere");
    const away = await cloneVersion(other, { id: (await ready(author, "Two")).id, promptId: elsewhere });
    const changed = await updateVersion(other, { id: away.id, ifMatch: away.contentHash, text: "Two " });
    const { id } = await cloneVersion(other, { id: changed.id, promptId: "greeting" });
    return (await publishVersion(other, { id })).id;
  },
  "the same text sent by somebody else": async (author, other) => {
    await ready(author, "Two");
    return (await ready(other, "Two")).id;
  },
  "the same text sent by somebody else for another prompt": async (author, other) => {
    await ready(author, "Two");
    const { id } = await aPrompt(other, "elsewhere");
    return (await aReadyVersion(other, id, "Two")).id;
  },
  "publishing by somebody else": async (author, other) => {
    const { id } = await createVersion(author, { id: "greeting", ...aVersion("Two") });
    return (await publishVersion(other, { id })).id;
  },
  "a key of the author": async (author) => {
    const { id } = await createKey(author, { name: "robot", scopes: ["prompts:write", "prompts:read"] });
    return (await ready({ ...author, principal: { kind: "key", id, scopes: author.principal.scopes } }, "Two")).id;
  },
  "the import of an export": async (author, other) => {
    await ready(author, "Two");
    const file = JSON.parse(JSON.stringify(await exportPrompt(other, { id: "greeting" })));
    await importPrompt(other, ImportPrompt.parse({ ...file, slug: "imported" }));
    return (await getVersion(other, { id: "imported@2" })).id;
  },
  "another version on top, so that the own one is not the one released": async (author, other) => {
    await ready(author, "Two");
    return (await ready(other, "Three")).id;
  },
};

describe("approvals", () => {
  test.each(Object.entries(laundering))("%s does not make the author an approver", (_, launder) =>
    sandbox(async (ctx) => {
      const { author, other, reviewer } = await aTeam(ctx);
      const version = await launder(author, other);
      expect(await approve(author, version)).toMatchObject({ counts: false, why: expect.stringMatching(/^Wrote /) });
      expect(await approve(reviewer, version)).toMatchObject({ counts: true, why: null });
      expect(await heard(ctx, version)).toMatchObject({ counted: 1, declined: 0 });
    }),
  );

  test("count from people who wrote only what is served already", () =>
    sandbox(async (ctx) => {
      const { author } = await aTeam(ctx);
      const { id } = await ready(author, "Two");
      expect(await approve(ctx, id, "Read it")).toMatchObject({ counts: true, comment: "Read it", personName: "Somebody" });
      expect((await auditTrail(ctx)).at(-1)).toBe("version.approved");
      expect((await heard(ctx, id, "staging")).data).toMatchObject([
        { counts: false, why: "Wrote version 1, and staging serves none yet." },
      ]);
    }));

  test("do not count from who edits something while it waits", () =>
    sandbox(async (ctx) => {
      const { author, other } = await aTeam(ctx);
      const { id } = await ready(author, "Two");
      await approve(other, id);
      expect(await heard(ctx, id)).toMatchObject({ counted: 1 });
      await ready(other, "Three");
      const why = "Wrote version 3 since version 1, which production serves, was published.";
      expect(await heard(ctx, id)).toMatchObject({ counted: 0, data: [{ counts: false, why }] });
      await promoteVersion(ctx, { id: "greeting@3", environment: "production", acceptBreaking: false });
      const { id: next } = await ready(author, "Four");
      expect(await approve(other, next)).toMatchObject({ counts: true });
    }));

  test("count by the newest word of each person, and one decline stops the release, an author's too", () =>
    sandbox(async (ctx) => {
      const { author, reviewer, promptId } = await aTeam(ctx);
      const { id } = await ready(author, "Two");
      const gate = { workspaceId: ctx.workspaceId, promptId, environment: "production", rules: { approvals: 1 } };
      await ctx.db.insert(gates).values(gate);
      expect(await heard(ctx, id)).toMatchObject({ required: 1, counted: 0, passed: false });
      await decline(reviewer, id);
      await approve(ctx, id);
      expect(await heard(ctx, id)).toMatchObject({ counted: 1, declined: 1, passed: false });
      await approve(reviewer, id);
      const { counted, declined, passed, data } = await heard(ctx, id);
      expect([counted, declined, passed]).toEqual([2, 0, true]);
      expect(data.map(({ counts, why }) => [counts, why])).toEqual([
        [true, null],
        [true, null],
        [false, "Replaced by what they said later."],
      ]);
      await decline(author, id);
      expect(await heard(ctx, id)).toMatchObject({ declined: 1, passed: false });
    }));

  test("hold for the content alone, in whatever version of the prompt it stands", () =>
    sandbox(async (ctx) => {
      const { author, reviewer } = await aTeam(ctx);
      await approve(reviewer, (await ready(author, "Two")).id);
      expect(await heard(ctx, (await ready(author, "Two")).id)).toMatchObject({ counted: 1 });
      expect(await heard(ctx, (await ready(author, "Two ")).id)).toMatchObject({ counted: 0, data: [] });
    }));

  test("go with the membership and with the role that reviews", () =>
    sandbox(async (ctx) => {
      const { author, reviewer, other } = await aTeam(ctx);
      const { id } = await ready(author, "Two");
      await approve(reviewer, id);
      await approve(other, id);
      await ctx.db
        .update(members)
        .set({ role: "viewer" })
        .where(eq(members.userId, person(reviewer)));
      await ctx.db.delete(members).where(eq(members.userId, person(other)));
      const { counted, data } = await heard(ctx, id);
      expect([counted, data.map(({ why }) => why)]).toEqual([
        0,
        ["No longer a member of the workspace.", "Their role does not review."],
      ]);
    }));

  test("are given by people who review, to published versions", () =>
    sandbox(async (ctx) => {
      const { author } = await aTeam(ctx);
      const { id: draft } = await createVersion(author, { id: "greeting", ...aVersion("Draft") });
      await expect(approve(ctx, draft)).rejects.toMatchObject({ code: "conflict", message: /publish it first/ });
      const { id } = await ready(author, "Two");
      const { scopes } = ctx.principal;
      const key: Context = { ...ctx, principal: { kind: "key", id: "key_1", scopes } };
      for (const caller of [key, await asMember(ctx, "viewer")])
        await expect(approve(caller, id)).rejects.toMatchObject({ code: "forbidden" });
      expect(await heard(ctx, id)).toMatchObject({ data: [] });
    }));
});
