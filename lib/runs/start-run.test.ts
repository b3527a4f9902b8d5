import { describe, expect, test } from "vitest";
import { sandbox } from "@/db/testing";
import { createVersion } from "@/lib/prompts/create-version";
import { publishVersion } from "@/lib/prompts/publish-version";
import { readContent } from "@/lib/prompts/read-content";
import { aPrompt, aServedVersion, aVersion } from "@/lib/prompts/testing";
import { previewRun } from "./preview-run";
import { StartRun } from "./schema";
import { startRun } from "./start-run";

const content = {
  messages: [{ role: "user", content: "{{> tone}}!" }],
  variables: [{ name: "name" }],
  model: { name: "small" },
};

describe("a run of something that includes a prompt", () => {
  test("sends and keeps what production serves of it now: of a draft", () =>
    sandbox(async (ctx) => {
      await aServedVersion(ctx, (await aPrompt(ctx, "tone")).id, "Kindly, {{name}}");
      const draft = await createVersion(ctx, { id: (await aPrompt(ctx)).id, ...aVersion("{{> tone}}!") });
      const run = await startRun(ctx, StartRun.parse({ versionId: draft.id, variables: { name: "Ann" } }));
      expect(run.messages).toEqual([{ role: "user", content: "Kindly, Ann!" }]);
      expect((await publishVersion(ctx, { id: draft.id })).contentHash).toBe(run.contentHash);
    }));

  test("and of a content that was sent along, as its preview says", () =>
    sandbox(async (ctx) => {
      await aServedVersion(ctx, (await aPrompt(ctx, "tone")).id, "Kindly, {{name}}");
      const input = StartRun.parse({ content, variables: { name: "Ann" } });
      const preview = await previewRun(ctx, input);
      expect(preview.messages).toEqual([{ role: "user", content: "Kindly, Ann!" }]);
      const run = await startRun(ctx, input);
      expect(run).toMatchObject({ messages: preview.messages, contentHash: preview.contentHash });
      expect((await readContent(ctx, run.contentHash)).partials).toMatchObject({ tone: { text: "Kindly, {{name}}" } });
    }));

  test("is refused where there is nothing to include", () =>
    sandbox(async (ctx) => {
      const input = StartRun.parse({ content, variables: { name: "Ann" } });
      const message = "The prompt cannot be compiled. Line 1, column 1: There is no prompt “tone” in this workspace.";
      await expect(startRun(ctx, input)).rejects.toMatchObject({
        code: "unprocessable",
        extra: { errors: [{ path: "content.messages.0.content", message: message.replace(/.*compiled\. /, "") }] },
      });
      expect(StartRun.safeParse({ content: { ...content, partials: {} } }).success).toBe(false);
    }));
});
