import { expect, test } from "vitest";
import type { z } from "zod";
import { sandbox } from "@/db/testing";
import { parseInput } from "@/lib/http/parse-input";
import { compileVersion } from "./compile-version";
import { createVersion } from "./create-version";
import { diffVersions } from "./diff-versions";
import { exportPrompt } from "./export-prompt";
import { PromptFile } from "./file-schema";
import { getActiveVersion } from "./get-active-version";
import { getPrompt } from "./get-prompt";
import { getVersion } from "./get-version";
import { listActiveVersions } from "./list-active-versions";
import { listPromotions } from "./list-promotions";
import { listPrompts } from "./list-prompts";
import { listVersions } from "./list-versions";
import { ListPromotions, PromotionPage } from "./promotion-schema";
import { Compiled, ListPrompts, ListVersions, Prompt, PromptPage, Version, VersionDiff, VersionPage } from "./schema";
import { ActiveVersions, ServedVersion } from "./served-schema";
import { aPrompt, aServedVersion, aVersion } from "./testing";

test("what the verbs answer fits what the routes declare, and nothing internal is declared", () =>
  sandbox(async (ctx) => {
    const { id } = await aPrompt(ctx);
    await aServedVersion(ctx, id);
    const model = { name: "large", topP: 0.5, responseFormat: { type: "json_object" } };
    await createVersion(ctx, { id, ...aVersion("{{order}}", { model }) });
    const environment = "production";
    const pairs: [z.ZodType, unknown][] = [
      [Prompt, await getPrompt(ctx, { id })],
      [PromptPage, await listPrompts(ctx, parseInput(ListPrompts, {}))],
      [Version, await getVersion(ctx, { id: "greeting@2" })],
      [VersionPage, await listVersions(ctx, parseInput(ListVersions, { id }))],
      [PromotionPage, await listPromotions(ctx, parseInput(ListPromotions, { id }))],
      [VersionDiff, await diffVersions(ctx, { id: "greeting@2", against: "greeting@1" })],
      [Compiled, await compileVersion(ctx, { id: "greeting@1", variables: { name: "Ann" } })],
      [ServedVersion, await getActiveVersion(ctx, { slug: "greeting", environment })],
      [ActiveVersions, await listActiveVersions(ctx, { environment })],
      [PromptFile, await exportPrompt(ctx, { id })],
    ];
    for (const [schema, answer] of pairs) {
      const sent = JSON.stringify(schema.parse(answer));
      expect(sent).not.toMatch(/workspaceId|"tag"|"body"|undefined/);
    }
    expect(Version.parse(await getVersion(ctx, { id: "greeting@2" }))).toMatchObject({
      model: { ...model, providerId: null },
      warnings: [{ variable: "order" }],
    });
  }));
