import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { evaluations } from "@/db/schema/evaluations";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { addCases } from "./add-cases";
import { deleteDataset } from "./delete-dataset";
import { getDataset } from "./get-dataset";
import { aDataset } from "./testing";
import { updateDataset } from "./update-dataset";

describe("deleteDataset", () => {
  test("removes an unused dataset with all that hangs on it", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await addCases(ctx, { id, variables: { a: 1 } });
      await deleteDataset(ctx, { id });
      await expect(getDataset(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
      for (const table of ["case_versions", "dataset_cases", "dataset_revisions"]) {
        const rows = await ctx.db.execute(sql`select 1 from ${sql.raw(table)} where dataset_id = ${id}`);
        expect(rows).toHaveLength(0);
      }
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added", "dataset.deleted"]);
    }));

  test("archives one that an evaluation has used; it takes no cases until it is taken out again", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await addCases(ctx, { id, variables: { a: 1 } });
      await ctx.db
        .insert(evaluations)
        .values({ workspaceId: ctx.workspaceId, name: "e", datasetId: id, datasetRevision: 1, concurrency: 1 });
      await deleteDataset(ctx, { id });
      await deleteDataset(ctx, { id });
      expect((await getDataset(ctx, { id })).archivedAt).toBeInstanceOf(Date);
      await expect(addCases(ctx, { id, variables: { a: 2 } })).rejects.toMatchObject({ code: "conflict" });
      await updateDataset(ctx, { id, archived: false });
      await expect(addCases(ctx, { id, variables: { a: 2 } })).resolves.toMatchObject({ revision: 2 });
      const trail = ["dataset.created", "dataset.cases_added", "dataset.archived", "dataset.updated", "dataset.cases_added"];
      expect(await auditTrail(ctx)).toEqual(trail);
    }));

  test("does not see another workspace's dataset", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await expect(deleteDataset(await aWorkspace(ctx.db), { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(getDataset(ctx, { id })).resolves.toMatchObject({ id });
    }));
});
