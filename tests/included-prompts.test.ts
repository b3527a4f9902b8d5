import { beforeAll, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "@/lib/datasets/add-cases";
import { AddCases } from "@/lib/datasets/schema";
import { aDataset } from "@/lib/datasets/testing";
import { StartEvaluation } from "@/lib/evaluations/schema";
import { startEvaluation } from "@/lib/evaluations/start-evaluation";
import { createVersion } from "@/lib/prompts/create-version";
import { publishVersion } from "@/lib/prompts/publish-version";
import { aPrompt, aServedVersion, aVersion } from "@/lib/prompts/testing";
import { finishedHere } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;

beforeAll(async () => {
  await theDefaultProvider();
  ctx = await aWorkspace();
});

test("an evaluation sends what was included when it was started, whatever is promoted before it runs", async () => {
  const tone = await aPrompt(ctx, "tone");
  await aServedVersion(ctx, tone.id, "Kindly,");
  const draft = await createVersion(ctx, { id: (await aPrompt(ctx)).id, ...aVersion("{{> tone}} {{name}}") });
  const { id: datasetId } = await aDataset(ctx);
  await addCases(ctx, AddCases.parse({ id: datasetId, variables: { name: "Ada" }, expectations: { exact: "Kindly, Ada" } }));
  const request = StartEvaluation.parse({ datasetId, versionIds: [draft.id], evaluators: [{ type: "exact-match" }] });

  const { id } = await startEvaluation(ctx, request);
  await aServedVersion(ctx, tone.id, "Coldly,");
  await publishVersion(ctx, { id: draft.id });
  expect((await finishedHere(ctx, id)).results).toMatchObject([{ passed: true }]);

  const again = await startEvaluation(ctx, request);
  expect((await finishedHere(ctx, again.id)).results).toMatchObject([{ passed: false, output: { text: "Coldly, Ada" } }]);
});
