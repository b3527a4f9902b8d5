import { describe, expect, test } from "vitest";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { archivePrompt } from "./archive-prompt";
import { archiveVersion } from "./archive-version";
import { cloneVersion } from "./clone-version";
import { compileServedVersion } from "./compile-served-version";
import { compileVersion } from "./compile-version";
import { createVersion } from "./create-version";
import { deleteVersion } from "./delete-version";
import { diffVersions } from "./diff-versions";
import { exportPrompt } from "./export-prompt";
import { getActiveVersion } from "./get-active-version";
import { getNumberedVersion } from "./get-numbered-version";
import { getPrompt } from "./get-prompt";
import { getVersion } from "./get-version";
import { listPromotions } from "./list-promotions";
import { listVersions } from "./list-versions";
import { promoteVersion } from "./promote-version";
import { publishVersion } from "./publish-version";
import { rollbackPrompt } from "./rollback-prompt";
import { aPrompt, aServedVersion, aVersion } from "./testing";
import { unarchivePrompt } from "./unarchive-prompt";
import { unarchiveVersion } from "./unarchive-version";
import { updatePrompt } from "./update-prompt";
import { updateVersion } from "./update-version";

const page = { page: 1, pageSize: 20, order: "desc", sort: "createdAt" } as const;
const environment = "production";

const ofPrompt: Record<string, (ctx: Context, id: string) => Promise<unknown>> = {
  getPrompt: (ctx, id) => getPrompt(ctx, { id }),
  updatePrompt: (ctx, id) => updatePrompt(ctx, { id, name: "New" }),
  archivePrompt: (ctx, id) => archivePrompt(ctx, { id, deactivate: true }),
  unarchivePrompt: (ctx, id) => unarchivePrompt(ctx, { id }),
  listVersions: (ctx, id) => listVersions(ctx, { ...page, id }),
  createVersion: (ctx, id) => createVersion(ctx, { id, ...aVersion() }),
  rollbackPrompt: (ctx, id) => rollbackPrompt(ctx, { id, environment, reason: "r" }),
  listPromotions: (ctx, id) => listPromotions(ctx, { ...page, id }),
  exportPrompt: (ctx, id) => exportPrompt(ctx, { id }),
};

const ofVersion: Record<string, (ctx: Context, id: string, own: string) => Promise<unknown>> = {
  getVersion: (ctx, id) => getVersion(ctx, { id }),
  updateVersion: (ctx, id) => updateVersion(ctx, { id, ifMatch: "x", text: "New" }),
  deleteVersion: (ctx, id) => deleteVersion(ctx, { id }),
  publishVersion: (ctx, id) => publishVersion(ctx, { id }),
  archiveVersion: (ctx, id) => archiveVersion(ctx, { id }),
  unarchiveVersion: (ctx, id) => unarchiveVersion(ctx, { id }),
  cloneVersion: (ctx, id) => cloneVersion(ctx, { id }),
  "cloneVersion into one's own prompt": (ctx, id) => cloneVersion(ctx, { id, promptId: "own" }),
  diffVersions: (ctx, id, own) => diffVersions(ctx, { id, against: own }),
  "diffVersions against": (ctx, id, own) => diffVersions(ctx, { id: own, against: id }),
  compileVersion: (ctx, id) => compileVersion(ctx, { id, variables: { name: "Ann" } }),
  promoteVersion: (ctx, id) => promoteVersion(ctx, { id, environment, acceptBreaking: true }),
  "createVersion based on": (ctx, basedOn) => createVersion(ctx, { id: "own", ...aVersion("Hi", { basedOn }) }),
  "rollbackPrompt to": (ctx, toVersionId) => rollbackPrompt(ctx, { id: "own", environment, reason: "r", toVersionId }),
};

const ofSlug: Record<string, (ctx: Context, slug: string) => Promise<unknown>> = {
  getActiveVersion: (ctx, slug) => getActiveVersion(ctx, { slug, environment }),
  getNumberedVersion: (ctx, slug) => getNumberedVersion(ctx, { slug, number: 1 }),
  compileServedVersion: (ctx, slug) => compileServedVersion(ctx, { slug, variables: { name: "Ann" } }),
};

const messageOf = (call: Promise<unknown>, named: string) =>
  call.then(
    () => "answered",
    (error) => `${error.code}: ${error.message.replaceAll(named, "…")}`,
  );

/** A prompt `own` of ours and `theirs` of another workspace, each with a served version. */
async function twoWorkspaces(ctx: Context) {
  const stranger = await aWorkspace(ctx.db);
  const own = await aServedVersion(ctx, (await aPrompt(ctx, "own")).id);
  const theirs = await aServedVersion(stranger, (await aPrompt(stranger, "theirs")).id);
  return { stranger, own, theirs, before: [await auditTrail(ctx), await auditTrail(stranger)] };
}

describe("another workspace's", () => {
  test.each(Object.entries(ofPrompt))("prompt is unknown to %s", (_, call) =>
    sandbox(async (ctx) => {
      const { stranger, theirs, before } = await twoWorkspaces(ctx);
      for (const ref of [theirs.promptId, "theirs"])
        expect(await messageOf(call(ctx, ref), ref)).toBe(await messageOf(call(ctx, "nobody"), "nobody"));
      expect(await messageOf(call(ctx, "theirs"), "theirs")).toBe("not_found: No prompt “…” in this workspace.");
      expect([await auditTrail(ctx), await auditTrail(stranger)]).toEqual(before);
    }),
  );

  test.each(Object.entries(ofVersion))("version is unknown to %s", (_, call) =>
    sandbox(async (ctx) => {
      const { stranger, own, theirs, before } = await twoWorkspaces(ctx);
      for (const ref of [theirs.id, "theirs@1", "theirs@production", "pv_none"])
        expect(await messageOf(call(ctx, ref, own.id), ref)).toBe("not_found: No version “…” in this workspace.");
      expect([await auditTrail(ctx), await auditTrail(stranger)]).toEqual(before);
    }),
  );

  test.each(Object.entries(ofSlug))("slug is unknown to %s", (_, call) =>
    sandbox(async (ctx) => {
      const { theirs } = await twoWorkspaces(ctx);
      expect(await call(ctx, "own")).toBeDefined();
      const answer = await messageOf(call(ctx, theirs.promptSlug), "theirs");
      expect(answer).toMatch(/^not_found: /);
      expect(answer).toBe(await messageOf(call(ctx, "nobody"), "nobody"));
    }),
  );

  test("prompt takes no clone of ours", () =>
    sandbox(async (ctx) => {
      const { own, theirs } = await twoWorkspaces(ctx);
      const clone = cloneVersion(ctx, { id: own.id, promptId: theirs.promptId });
      await expect(clone).rejects.toMatchObject({ code: "not_found" });
    }));
});
