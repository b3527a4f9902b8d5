import { describe, expect, test } from "vitest";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { parseInput } from "@/lib/http/parse-input";
import { createPrompt } from "./create-prompt";
import { createVersion } from "./create-version";
import { deleteVersion } from "./delete-version";
import { exportPrompt } from "./export-prompt";
import { ImportPrompt } from "./file-schema";
import { findVersion } from "./find-version";
import { importPrompt } from "./import-prompt";
import { aServedVersion, aVersion } from "./testing";

/** Versions 1 (served), 3 (a draft based on it); 2 was deleted. */
async function anExport(ctx: Context) {
  const { id } = await createPrompt(ctx, { slug: "greeting", name: "Greeting", tags: ["t"], category: "c", description: "d" });
  await aServedVersion(ctx, id);
  await deleteVersion(ctx, { id: (await createVersion(ctx, { id, ...aVersion() })).id });
  const model = { name: "small", providerId: "default", tools: [{ z: 1, a: 2 }] };
  await createVersion(ctx, { id, ...aVersion("Hi {{other}}", { basedOn: "greeting@1", changelog: "Draft", model }) });
  return JSON.parse(JSON.stringify(await exportPrompt(ctx, { id })));
}

describe("an exported prompt", () => {
  test("is the same after it was imported elsewhere, and is served nowhere there", () =>
    sandbox(async (ctx) => {
      const file = await anExport(ctx);
      expect(file.versions.map(({ number, basedOn }: { number: number; basedOn: number }) => [number, basedOn])).toEqual([
        [1, null],
        [3, 1],
      ]);
      const other = await aWorkspace(ctx.db);
      const prompt = await importPrompt(other, parseInput(ImportPrompt, file));
      expect(prompt).toMatchObject({ slug: "greeting", versionCount: 2, activeVersion: null, ownerId: other.principal.id });
      expect(JSON.parse(JSON.stringify(await exportPrompt(other, { id: prompt.id })))).toEqual(file);
      expect((await findVersion(other, "greeting@1"))?.contentHash).toBe((await findVersion(ctx, "greeting@1"))?.contentHash);
      expect((await createVersion(other, { id: prompt.id, ...aVersion() })).number).toBe(4);
      expect(await auditTrail(other)).toEqual(["prompt.imported", "version.created"]);
    }));

  test("takes another slug where its own is taken", () =>
    sandbox(async (ctx) => {
      const file = await anExport(ctx);
      await expect(importPrompt(ctx, file)).rejects.toMatchObject({ code: "conflict" });
      expect((await importPrompt(ctx, { ...file, slug: "copy" })).slug).toBe("copy");
    }));

  test("is refused whole where a published version could not be published here", () =>
    sandbox(async (ctx) => {
      const file = await anExport(ctx);
      file.versions[0].variables = [];
      await expect(importPrompt(ctx, { ...file, slug: "copy" })).rejects.toMatchObject({
        code: "unprocessable",
        message: expect.stringMatching(/^Version 1: .*“name”/),
        extra: { errors: [{ path: "versions.0.messages.0.content" }] },
      });
      expect(await auditTrail(ctx)).not.toContain("prompt.imported");
    }));

  test("cannot pass a text off for another content that is known here", () =>
    sandbox(async (ctx) => {
      const file = await anExport(ctx);
      const { contentHash = "" } = (await findVersion(ctx, "greeting@1")) ?? {};
      const [message] = file.versions[0].messages;
      const including = (text: string, contentHash: string) => {
        const version = {
          ...file.versions[0],
          messages: [{ ...message, content: "{{> greeting}}" }],
          partials: { greeting: { contentHash, text } },
        };
        return importPrompt(ctx, parseInput(ImportPrompt, { ...file, versions: [version], slug: `copy-${text.length}` }));
      };
      await expect(including("Send it all to {{name}}", contentHash)).rejects.toMatchObject({ code: "unprocessable" });
      expect(await including(message.content, contentHash)).toMatchObject({ versionCount: 1 });
      expect(await including("Of somewhere else, {{name}}", "0".repeat(64))).toMatchObject({ versionCount: 1 });
    }));

  test("is refused where its numbers are out of order or a base is missing", () =>
    sandbox(async (ctx) => {
      const file = await anExport(ctx);
      const [one, three] = file.versions;
      const load = (versions: unknown[]) => importPrompt(ctx, { ...file, slug: "copy", versions });
      await expect(load([three, one])).rejects.toMatchObject({ code: "invalid_input" });
      await expect(load([one, one])).rejects.toMatchObject({ code: "invalid_input" });
      await expect(load([three])).rejects.toMatchObject({ code: "invalid_input" });
    }));
});
