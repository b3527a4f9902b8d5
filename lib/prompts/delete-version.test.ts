import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { datasetRevisions, datasets } from "@/db/schema/datasets";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { runs } from "@/db/schema/runs";
import { auditTrail, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { createVersion } from "./create-version";
import { deleteVersion } from "./delete-version";
import { findVersion } from "./find-version";
import { aPrompt, aReadyVersion, aVersion } from "./testing";

const aDraft = async (ctx: Context) => {
  const { id } = await aPrompt(ctx);
  return createVersion(ctx, { id, ...aVersion() });
};

describe("deleteVersion", () => {
  test("deletes a draft and leaves its number unused", () =>
    sandbox(async (ctx) => {
      const { id, promptId } = await aDraft(ctx);
      await deleteVersion(ctx, { id });
      expect(await findVersion(ctx, id)).toBeNull();
      expect((await createVersion(ctx, { id: promptId, ...aVersion() })).number).toBe(2);
      expect((await auditTrail(ctx)).slice(2)).toEqual(["version.deleted", "version.created"]);
    }));

  test("keeps the playground runs of a draft", () =>
    sandbox(async (ctx) => {
      const { workspaceId } = ctx;
      const { id: versionId, contentHash } = await aDraft(ctx);
      const run = { workspaceId, versionId, contentHash, providerId: "sandbox", variables: "{}", messages: "[]" };
      await ctx.db.insert(runs).values(run);
      await deleteVersion(ctx, { id: versionId });
      const kept = await ctx.db.select().from(runs).where(eq(runs.workspaceId, workspaceId));
      expect(kept).toMatchObject([{ versionId: null, contentHash }]);
    }));

  test("keeps what was evaluated", () =>
    sandbox(async (ctx) => {
      const { id: versionId, contentHash } = await aDraft(ctx);
      await anEvaluationOf(ctx, versionId, contentHash);
      await expect(deleteVersion(ctx, { id: versionId })).rejects.toMatchObject({
        code: "conflict",
        message: "This draft was evaluated, so it stays.",
      });
      expect(await findVersion(ctx, versionId)).not.toBeNull();
      expect(await auditTrail(ctx)).not.toContain("version.deleted");
    }));

  test("keeps what another version is based on, and what is published", () =>
    sandbox(async (ctx) => {
      const { id, promptId } = await aDraft(ctx);
      await createVersion(ctx, { id: promptId, ...aVersion("Hi", { basedOn: id }) });
      const ready = await aReadyVersion(ctx, promptId);
      await expect(deleteVersion(ctx, { id })).rejects.toMatchObject({ code: "conflict", message: /based on/ });
      await expect(deleteVersion(ctx, { id: ready.id })).rejects.toMatchObject({ code: "conflict", message: /published/ });
    }));
});

async function anEvaluationOf(ctx: Context, versionId: string, contentHash: string): Promise<void> {
  const { workspaceId } = ctx;
  const [datasetId, evaluationId] = [newId("ds"), newId("ev")];
  await ctx.db.insert(datasets).values({ id: datasetId, workspaceId, name: "D" });
  await ctx.db.insert(datasetRevisions).values({ workspaceId, datasetId, number: 1, added: 0, changed: 0, removed: 0 });
  await ctx.db
    .insert(evaluations)
    .values({ id: evaluationId, workspaceId, name: "E", datasetId, datasetRevision: 1, concurrency: 1 });
  const arm = { workspaceId, evaluationId, versionId, contentHash, providerId: "sandbox", modelName: "m", label: "A" };
  await ctx.db.insert(evaluationArms).values({ ...arm, position: 0 });
}
