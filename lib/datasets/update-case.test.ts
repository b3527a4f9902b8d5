import { describe, expect, test } from "vitest";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "./add-cases";
import { deleteCase } from "./delete-case";
import { getCase } from "./get-case";
import { getDataset } from "./get-dataset";
import { aDataset, allCases } from "./testing";
import { updateCase } from "./update-case";

const aCase = async (ctx: Context) => {
  const dataset = await aDataset(ctx);
  const added = await addCases(ctx, {
    id: dataset.id,
    variables: { a: 1 },
    expectations: { label: "x" },
    externalId: "e",
    name: "n",
  });
  if (Array.isArray(added)) throw new Error("one case was added");
  return { datasetId: dataset.id, id: added.id };
};

describe("updateCase", () => {
  test("gives the case a new version and leaves the old revision as it was", () =>
    sandbox(async (ctx) => {
      const { datasetId, id } = await aCase(ctx);
      const changed = await updateCase(ctx, { id, variables: { a: 2 }, name: null });
      expect(changed).toMatchObject({
        revision: 2,
        position: 1,
        variables: { a: 2 },
        expectations: { label: "x" },
        name: null,
        externalId: "e",
      });
      expect(await getCase(ctx, { id })).toEqual(changed);
      expect(await getCase(ctx, { id, revision: 1 })).toMatchObject({ revision: 1, variables: { a: 1 }, name: "n" });
      expect((await allCases(ctx, datasetId, 1)).map(({ variables }) => variables)).toEqual([{ a: 1 }]);
      expect(await getDataset(ctx, { id: datasetId })).toMatchObject({ revision: 2, caseCount: 1 });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added", "dataset.case_updated"]);
    }));

  test("makes no revision of what says nothing new", () =>
    sandbox(async (ctx) => {
      const { datasetId, id } = await aCase(ctx);
      await updateCase(ctx, { id, variables: { a: 1 }, tags: [], name: undefined });
      expect(await getDataset(ctx, { id: datasetId })).toMatchObject({ revision: 1 });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added"]);
    }));

  test("refuses a change that was made from an older version", () =>
    sandbox(async (ctx) => {
      const { id } = await aCase(ctx);
      await updateCase(ctx, { id, ifRevision: 1, name: "changed meanwhile" });
      await expect(updateCase(ctx, { id, ifRevision: 1, name: "late" })).rejects.toMatchObject({ code: "conflict" });
      expect(await getCase(ctx, { id })).toMatchObject({ revision: 2, name: "changed meanwhile" });
    }));

  test("refuses another case's externalId, and takes one a removed case had", () =>
    sandbox(async (ctx) => {
      const { datasetId, id } = await aCase(ctx);
      const other = await addCases(ctx, { id: datasetId, cases: [{ variables: {} }] });
      const otherId = [other].flat()[0]?.id ?? "";
      await expect(updateCase(ctx, { id: otherId, externalId: "e" })).rejects.toMatchObject({ code: "conflict" });
      await deleteCase(ctx, { id });
      await expect(updateCase(ctx, { id: otherId, externalId: "e" })).resolves.toMatchObject({ externalId: "e" });
    }));

  test("makes one revision after another of changes at once", async () => {
    const ctx = await aWorkspace();
    const { datasetId, id } = await aCase(ctx);
    await Promise.all(Array.from({ length: 10 }, (_, n) => updateCase(ctx, { id, variables: { a: n + 10 } })));
    expect(await getDataset(ctx, { id: datasetId })).toMatchObject({ revision: 11, caseCount: 1 });
    expect(await allCases(ctx, datasetId)).toHaveLength(1);
  });
});

describe("deleteCase", () => {
  test("takes the case out of the next revision only", () =>
    sandbox(async (ctx) => {
      const { datasetId, id } = await aCase(ctx);
      await deleteCase(ctx, { id });
      expect(await allCases(ctx, datasetId)).toEqual([]);
      expect(await allCases(ctx, datasetId, 1)).toHaveLength(1);
      expect(await getCase(ctx, { id, revision: 1 })).toMatchObject({ id });
      await expect(getCase(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(deleteCase(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
      expect(await getDataset(ctx, { id: datasetId })).toMatchObject({ revision: 2, caseCount: 0 });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added", "dataset.case_deleted"]);
    }));

  test("removes a case once, however many ask at once", async () => {
    const ctx = await aWorkspace();
    const { datasetId, id } = await aCase(ctx);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => deleteCase(ctx, { id })));
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(await getDataset(ctx, { id: datasetId })).toMatchObject({ revision: 2, caseCount: 0 });
  });

  test("does not see another workspace's case", () =>
    sandbox(async (ctx) => {
      const { id } = await aCase(ctx);
      const stranger = await aWorkspace(ctx.db);
      const unknown = { code: "not_found", message: `No case “${id}” in this workspace.` };
      await expect(getCase(stranger, { id })).rejects.toMatchObject(unknown);
      await expect(updateCase(stranger, { id, name: "x" })).rejects.toMatchObject(unknown);
      await expect(deleteCase(stranger, { id })).rejects.toMatchObject(unknown);
    }));
});
