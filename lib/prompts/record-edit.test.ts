import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { versionEdits } from "@/db/schema/gates";
import { asMember, sandbox } from "@/db/testing";
import { createKey } from "@/lib/api-keys/create-key";
import type { Context } from "@/lib/context";
import { archiveVersion } from "./archive-version";
import { cloneVersion } from "./clone-version";
import { createVersion } from "./create-version";
import { exportPrompt } from "./export-prompt";
import { ImportPrompt } from "./file-schema";
import { getVersion } from "./get-version";
import { importPrompt } from "./import-prompt";
import { publishVersion } from "./publish-version";
import { aPrompt, aReadyVersion, aVersion } from "./testing";
import { unarchiveVersion } from "./unarchive-version";
import { updateVersion } from "./update-version";

async function editorsOf(ctx: Context, id: string) {
  const rows = await ctx.db.select().from(versionEdits).where(eq(versionEdits.versionId, id));
  return new Set(rows.map(({ personId }) => personId));
}

const person = (ctx: Context) => ctx.principal.id;

/** Each verb that writes a version: does it to a version of somebody else, or to none, and answers the version that it wrote. */
const writing: Record<string, (ctx: Context, draft: string) => Promise<string>> = {
  "create-version": async (ctx) => (await createVersion(ctx, { id: "greeting", ...aVersion("Mine") })).id,
  "update-version": async (ctx, id) => {
    const { contentHash: ifMatch } = await getVersion(ctx, { id });
    return (await updateVersion(ctx, { id, ifMatch, text: "Changed" })).id;
  },
  "publish-version": async (ctx, id) => (await publishVersion(ctx, { id })).id,
  "clone-version": async (ctx, id) => (await cloneVersion(ctx, { id })).id,
  "import-prompt": async (ctx) => {
    const file = JSON.parse(JSON.stringify(await exportPrompt(ctx, { id: "greeting" })));
    await importPrompt(ctx, ImportPrompt.parse({ ...file, slug: "imported" }));
    return (await getVersion(ctx, { id: "imported@1" })).id;
  },
  "unarchive-version": async (ctx) => {
    const { id } = await aReadyVersion(ctx, "greeting", "Old");
    await archiveVersion(ctx, { id });
    return (await unarchiveVersion(ctx, { id })).id;
  },
};

describe("who wrote a version", () => {
  test("is kept by every file that writes one", () => {
    const sources = import.meta.glob<string>("../**/*.ts", { query: "?raw", import: "default", eager: true });
    const files = Object.entries(sources).filter(
      ([file, source]) => !file.endsWith(".test.ts") && /(insert|update)\(promptVersions\)/.test(source),
    );
    const keeping = files.filter(([, source]) => /await recordEdit\(/.test(source)).map(([file]) => file);
    expect(files.map(([file]) => file).filter((file) => !keeping.includes(file))).toEqual(["./archive-version.ts"]);
    expect(keeping.length).toBeGreaterThan(4);
  });

  test.each(Object.entries(writing))("%s keeps who did it", (_, write) =>
    sandbox(async (ctx) => {
      const { id: promptId } = await aPrompt(ctx);
      const { id: draft } = await createVersion(ctx, { id: promptId, ...aVersion() });
      const other = await asMember(ctx, "editor");
      expect(await editorsOf(ctx, await write(other, draft))).toContain(person(other));
    }),
  );

  test.each(Object.entries(writing))("%s with a key is the work of the key's maker", (_, write) =>
    sandbox(async (ctx) => {
      const { id: promptId } = await aPrompt(ctx);
      const { id: draft } = await createVersion(ctx, { id: promptId, ...aVersion() });
      const maker = await asMember(ctx, "admin");
      const { id } = await createKey(maker, { name: "robot", scopes: ["prompts:read", "prompts:write"] });
      const key: Context = { ...maker, principal: { kind: "key", id, scopes: maker.principal.scopes } };
      const editors = await editorsOf(ctx, await write(key, draft));
      expect(editors).toContain(person(maker));
      expect(editors).not.toContain(id);
    }),
  );

  test("of a copy is who copied and who wrote what was copied", () =>
    sandbox(async (ctx) => {
      const { id: promptId } = await aPrompt(ctx);
      const { id: draft } = await createVersion(ctx, { id: promptId, ...aVersion() });
      const [copier, away] = [await asMember(ctx, "editor"), await asMember(ctx, "editor")];
      const { id: other } = await aPrompt(ctx, "elsewhere");
      const copy = await cloneVersion(copier, { id: draft, promptId: other });
      const { id: again } = await cloneVersion(away, { id: copy.id, promptId });
      expect(await editorsOf(ctx, again)).toEqual(new Set([ctx, copier, away].map(person)));
    }));

  test("does not change when nothing was saved", () =>
    sandbox(async (ctx) => {
      const { id: promptId } = await aPrompt(ctx);
      const { id, contentHash: ifMatch } = await createVersion(ctx, { id: promptId, ...aVersion() });
      const other = await asMember(ctx, "editor");
      await updateVersion(other, { id, ifMatch, text: "Hi {{name}}" });
      expect(await editorsOf(ctx, id)).toEqual(new Set([person(ctx)]));
    }));
});
