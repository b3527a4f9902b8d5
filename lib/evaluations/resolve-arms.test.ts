import { describe, expect, test } from "vitest";
import { sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { AddCases } from "@/lib/datasets/schema";
import { aDataset } from "@/lib/datasets/testing";
import { createVersion } from "@/lib/prompts/create-version";
import { publishVersion } from "@/lib/prompts/publish-version";
import { readContent } from "@/lib/prompts/read-content";
import { aPrompt, aServedVersion, aVersion } from "@/lib/prompts/testing";
import { estimateEvaluation } from "./estimate-evaluation";
import { resolveArms } from "./resolve-arms";
import { StartEvaluation } from "./schema";
import { startEvaluation } from "./start-evaluation";

/** A draft that includes what production serves of `tone`, and the request to evaluate it. */
async function aDraft(ctx: Context, tone: string) {
  await aServedVersion(ctx, (await aPrompt(ctx, "tone")).id, tone);
  const draft = await createVersion(ctx, { id: (await aPrompt(ctx)).id, ...aVersion("{{> tone}} {{name}}") });
  const { id: datasetId } = await aDataset(ctx);
  await addCases(ctx, AddCases.parse({ id: datasetId, variables: { name: "Ada" } }));
  return { draft, request: StartEvaluation.parse({ datasetId, versionIds: [draft.id], evaluators: [{ type: "heuristic" }] }) };
}

describe("an arm that is a draft with includes", () => {
  test("is measured with what they are now, and published so keeps what was measured", () =>
    sandbox(async (ctx) => {
      const { draft, request } = await aDraft(ctx, "Kindly,");
      await startEvaluation(ctx, request);
      const [arm] = await resolveArms(ctx, request);
      expect(await readContent(ctx, arm?.contentHash ?? "")).toMatchObject({ partials: { tone: { text: "Kindly," } } });
      expect((await publishVersion(ctx, { id: draft.id })).contentHash).toBe(arm?.contentHash);
    }));

  test("is another content once another version of them is served", () =>
    sandbox(async (ctx) => {
      const { draft, request } = await aDraft(ctx, "Kindly,");
      const [arm] = await resolveArms(ctx, request);
      await aServedVersion(ctx, "tone", "Coldly,");
      expect((await publishVersion(ctx, { id: draft.id })).contentHash).not.toBe(arm?.contentHash);
    }));

  test("is refused with the names an included text uses, and which one", () =>
    sandbox(async (ctx) => {
      const { draft, request } = await aDraft(ctx, "{{name}}");
      const { id } = await createVersion(ctx, { id: draft.promptId, ...aVersion("{{> tone}}", { variables: [] }) });
      await expect(startEvaluation(ctx, { ...request, versionIds: [id] })).rejects.toMatchObject({
        code: "unprocessable",
        message: "greeting@2 uses names that are not declared as variables: name.",
        extra: {
          errors: [
            { path: "arms.0", message: "uses names that are not declared as variables: name" },
            { path: "arms.0", message: "In “tone”, line 1, column 1: “name” is not declared as a variable." },
          ],
        },
      });
    }));

  test("is refused with the name of a prompt it cannot include", () =>
    sandbox(async (ctx) => {
      const { draft, request } = await aDraft(ctx, "x");
      const { id } = await createVersion(ctx, { id: draft.promptId, ...aVersion("{{name}}{{> gone}}") });
      await expect(startEvaluation(ctx, { ...request, versionIds: [id] })).rejects.toMatchObject({
        code: "unprocessable",
        message: "greeting@2 does not compile: There is no prompt “gone” in this workspace.",
      });
    }));

  test("is estimated with the included texts", () =>
    sandbox(async (ctx) => {
      const { request } = await aDraft(ctx, "word ".repeat(4_000));
      expect((await estimateEvaluation(ctx, request)).inputTokens).toBeGreaterThan(4_000);
    }));
});
