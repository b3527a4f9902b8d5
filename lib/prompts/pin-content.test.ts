import { describe, expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { parseInput } from "@/lib/http/parse-input";
import { compileContent } from "@/lib/templates/compile-content";
import { archivePrompt } from "./archive-prompt";
import { cloneVersion } from "./clone-version";
import { compileServedVersion } from "./compile-served-version";
import { createVersion } from "./create-version";
import { diffVersions } from "./diff-versions";
import { exportPrompt } from "./export-prompt";
import { ImportPrompt } from "./file-schema";
import { getActiveVersion } from "./get-active-version";
import { getVersion } from "./get-version";
import { importPrompt } from "./import-prompt";
import { listActiveVersions } from "./list-active-versions";
import { publishVersion } from "./publish-version";
import { readContent } from "./read-content";
import { CreateVersion, Version } from "./schema";
import { ServedVersion } from "./served-schema";
import { aPrompt, aServedVersion, aVersion } from "./testing";

const production = { environment: "production" };

/** `greeting` is served and includes `tone`, which includes `name-tag`. */
async function aGreeting(ctx: Context) {
  const nameTag = await aPrompt(ctx, "name-tag");
  const tag = await aServedVersion(ctx, nameTag.id, "[{{name}}]\n");
  const tone = await aPrompt(ctx, "tone");
  const kind = await aServedVersion(ctx, tone.id, "Kindly,\n  {{> name-tag}}");
  const { id } = await aPrompt(ctx);
  const version = await aServedVersion(ctx, id, "- {{=<% %>=}}<%> tone %>{{");
  return { id, version, nameTag, tag, tone, kind };
}

describe("a published version", () => {
  test("holds what it includes, with what that includes itself", () =>
    sandbox(async (ctx) => {
      const { version, tag, kind } = await aGreeting(ctx);
      const partials = {
        tone: {
          contentHash: kind.contentHash,
          text: "Kindly,\n  {{> name-tag}}",
          partials: { "name-tag": { contentHash: tag.contentHash, text: "[{{name}}]\n" } },
        },
      };
      expect(Version.parse(version).partials).toEqual(partials);
      expect(await readContent(ctx, version.contentHash)).toMatchObject({ partials });
      expect(await readContent(ctx, tag.contentHash)).not.toHaveProperty("partials");
    }));

  test("is served with everything written in, the same bytes as it compiles to", () =>
    sandbox(async (ctx) => {
      const { version } = await aGreeting(ctx);
      const served = await getActiveVersion(ctx, { slug: "greeting", ...production });
      expect(served).toMatchObject({ contentHash: version.contentHash, tag: version.id });
      expect(served).not.toHaveProperty("partials");
      expect(served.messages).toEqual([{ role: "user", content: "- Kindly,\n  [{{name}}]\n{{=<% %>=}}{{<%={{ }}=%>" }]);
      expect(ServedVersion.parse(served).messages).toEqual(served.messages);
      const { messages } = await compileServedVersion(ctx, { slug: "greeting", variables: { name: "Ann" } });
      expect(messages).toEqual([{ role: "user", content: "- Kindly,\n  [Ann]\n{{" }]);
      expect(compileContent(served, { name: "Ann" }).messages).toEqual(messages);
      const all = await listActiveVersions(ctx, production);
      expect(all.data.find(({ slug }) => slug === "greeting")).toEqual(served);
    }));

  test("stays as it is when another version of what it includes is promoted, and when that is archived", () =>
    sandbox(async (ctx) => {
      const { nameTag, tone } = await aGreeting(ctx);
      const before = await getActiveVersion(ctx, { slug: "greeting", ...production });
      await aServedVersion(ctx, nameTag.id, "<{{name}}>");
      await aServedVersion(ctx, tone.id, "Coldly, {{name}}");
      await archivePrompt(ctx, { id: tone.id, deactivate: true });
      expect(await getActiveVersion(ctx, { slug: "greeting", ...production })).toEqual(before);
      expect((await getVersion(ctx, { id: "greeting@1" })).contentHash).toBe(before.contentHash);
    }));

  test("has the hash that the same text had with the same includes, and another one with others", () =>
    sandbox(async (ctx) => {
      const { id, version, nameTag } = await aGreeting(ctx);
      const text = "- {{=<% %>=}}<%> tone %>{{";
      const again = await createVersion(ctx, { id, ...aVersion(text) });
      expect(again.contentHash).not.toBe(version.contentHash);
      expect((await publishVersion(ctx, { id: again.id })).contentHash).toBe(version.contentHash);
      // The tone was published with the old tag, and still is.
      await aServedVersion(ctx, nameTag.id, "<{{name}}>");
      expect((await createVersion(ctx, { id, ...aVersion(text, { publish: true }) })).contentHash).toBe(version.contentHash);
      await aServedVersion(ctx, "tone", "Coldly, {{name}}");
      const { contentHash } = await createVersion(ctx, { id, ...aVersion(text, { publish: true }) });
      expect(contentHash).not.toBe(version.contentHash);
      const { partials } = await diffVersions(ctx, { id: "greeting@4", against: "greeting@1" });
      expect(partials.changed.map(({ slug, from, to }) => [slug, from, to])).toEqual([
        ["tone", version.partials?.tone?.contentHash, expect.stringMatching(/^[0-9a-f]{64}$/)],
      ]);
    }));

  test("gives its text, not what it includes, to a draft made from it", () =>
    sandbox(async (ctx) => {
      const { version } = await aGreeting(ctx);
      const draft = await cloneVersion(ctx, { id: version.id });
      expect(draft).toMatchObject({ messages: version.messages, partials: undefined, warnings: [] });
      expect(await readContent(ctx, draft.contentHash)).not.toHaveProperty("partials");
    }));

  test("keeps what it includes where it is imported; a draft includes what is served there", () =>
    sandbox(async (ctx) => {
      const { id, version } = await aGreeting(ctx);
      await createVersion(ctx, { id, ...aVersion("{{> tone}}") });
      const file = JSON.parse(JSON.stringify(await exportPrompt(ctx, { id })));
      const other = await aWorkspace(ctx.db);
      await importPrompt(other, parseInput(ImportPrompt, file));
      const imported = await getVersion(other, { id: "greeting@1" });
      expect(imported).toMatchObject({ contentHash: version.contentHash, partials: version.partials });
      expect((await getVersion(other, { id: "greeting@2" })).warnings).toMatchObject([
        { message: "There is no prompt “tone” in this workspace." },
      ]);
      delete file.versions[0].partials;
      await expect(importPrompt(other, { ...file, slug: "copy" })).rejects.toMatchObject({
        code: "unprocessable",
        message: expect.stringMatching(/^Version 1: .*The text of “tone” is not there/),
      });
    }));

  test("is not read without end where a small file stands for very long texts", () =>
    sandbox(async (ctx) => {
      const { id } = await aGreeting(ctx);
      const file = JSON.parse(JSON.stringify(await exportPrompt(ctx, { id })));
      const pin = (text: string, inner?: [slug: string, pin: object]) => ({
        ...{ contentHash: "0".repeat(64), text },
        ...(inner ? { partials: Object.fromEntries([inner]) } : {}),
      });
      const many = (slug: string) => `{{> ${slug}}}`.repeat(20);
      const bomb = pin(many("b"), ["b", pin(many("c"), ["c", pin("x".repeat(1_000))])]);
      const [version] = file.versions;
      const versions = Array.from({ length: 12 }, (_, index) => ({
        ...{ ...version, number: index + 1, basedOn: null, partials: { a: bomb } },
        messages: [{ role: "user", content: `{{> a}} ${index}` }],
      }));
      const imported = parseInput(ImportPrompt, { ...file, versions, slug: "bomb" });
      await expect(importPrompt(ctx, imported)).rejects.toMatchObject({
        code: "unprocessable",
        message: expect.stringMatching(/^Version \d+: .*too long in all that is sent/),
      });
    }));
});

test("what a prompt includes is not for callers to say", () => {
  const { partials, ...input } = { id: "greeting", ...aVersion("{{> tone}}"), partials: {} };
  expect(CreateVersion.safeParse(input).success).toBe(true);
  expect(CreateVersion.safeParse({ ...input, partials }).success).toBe(false);
});
