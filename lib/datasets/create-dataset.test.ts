import { describe, expect, test } from "vitest";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { addCases } from "./add-cases";
import { createDataset } from "./create-dataset";
import { getDataset } from "./get-dataset";
import { listDatasets } from "./list-datasets";
import { type CaseInput, CreateDataset, ListDatasets } from "./schema";
import { aDataset } from "./testing";
import { updateDataset } from "./update-dataset";

describe("createDataset", () => {
  test("makes an empty dataset at revision 0 and says who made it", () =>
    sandbox(async (ctx) => {
      const made = await createDataset(ctx, {
        name: "mails",
        tags: ["a", "a"],
        variables: [{ name: "n", type: "number", required: true }],
      });
      expect(made).toMatchObject({ revision: 0, caseCount: 0, tags: ["a"], createdBy: ctx.principal.id, archivedAt: null });
      expect(await getDataset(ctx, { id: made.id })).toEqual(made);
      expect(await auditTrail(ctx)).toEqual(["dataset.created"]);
    }));

  test("refuses a name that is taken in the workspace, and leaves no trace of the attempt", () =>
    sandbox(async (ctx) => {
      await aDataset(ctx);
      await expect(aDataset(ctx)).rejects.toMatchObject({ code: "conflict" });
      expect(await auditTrail(ctx)).toEqual(["dataset.created"]);
      await expect(aDataset(await aWorkspace(ctx.db))).resolves.toMatchObject({ name: "mails" });
    }));

  test("needs the permission to write", () =>
    sandbox(async (ctx) => {
      await expect(aDataset(await asMember(ctx, "viewer"))).rejects.toMatchObject({ code: "forbidden" });
    }));

  test.each([
    ["declared twice", [{ name: "a" }, { name: "a" }]],
    ["with a default of another type", [{ name: "a", type: "number", default: "1" }]],
    ["of a prototype's name", [{ name: "__proto__" }]],
  ])("refuses a variable %s", (_name, variables) => {
    expect(CreateDataset.safeParse({ name: "x", variables }).success).toBe(false);
  });
});

describe("listDatasets", () => {
  test("finds by words, tag and archive, within the workspace, in the order asked", () =>
    sandbox(async (ctx) => {
      const list = async (query: object) =>
        (await listDatasets(ctx, ListDatasets.parse({ sort: "name", order: "asc", ...query }))).data.map(({ name }) => name);
      await aDataset(await aWorkspace(ctx.db), { name: "theirs" });
      await aDataset(ctx, { name: "b_mails", tags: ["x"] });
      await aDataset(ctx, { name: "a", description: "Mails of May" });
      const { id } = await aDataset(ctx, { name: "old" });
      await updateDataset(ctx, { id, archived: true });
      expect(await list({})).toEqual(["a", "b_mails"]);
      expect(await list({ order: "desc" })).toEqual(["b_mails", "a"]);
      expect(await list({ q: "MAILS" })).toEqual(["a", "b_mails"]);
      expect(await list({ q: "_" })).toEqual(["b_mails"]);
      expect(await list({ tag: "x" })).toEqual(["b_mails"]);
      expect(await list({ archived: "true" })).toEqual(["old"]);
      expect(await list({ pageSize: 1, page: 2 })).toEqual(["b_mails"]);
    }));
});

describe("updateDataset", () => {
  test("changes what is given and nothing else", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx, { description: "old", tags: ["t"] });
      const changed = await updateDataset(ctx, { id, name: "post", description: null });
      expect(changed).toMatchObject({ name: "post", description: null, tags: ["t"] });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.updated"]);
      await aDataset(ctx, { name: "other" });
      await expect(updateDataset(ctx, { id, name: "other" })).rejects.toMatchObject({ code: "conflict" });
    }));

  test("refuses a declaration that present cases do not fit, naming them", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const cases: CaseInput[] = [{ variables: { n: 1 } }, { variables: { n: "2", m: true } }];
      const added = [await addCases(ctx, { id, cases })].flat();
      const declare = (type: "number" | "json") => updateDataset(ctx, { id, variables: [{ name: "n", type, required: true }] });
      await expect(declare("number")).rejects.toMatchObject({
        code: "unprocessable",
        extra: {
          errors: [
            { path: `${added[1]?.id}, m`, message: "is not a variable this dataset declares" },
            { path: `${added[1]?.id}, n`, message: "“n” must be a number, got a string." },
          ],
        },
      });
      const fitting = updateDataset(ctx, {
        id,
        variables: [
          { name: "n", type: "json", required: true },
          { name: "m", type: "boolean", required: false },
        ],
      });
      await expect(fitting).resolves.toMatchObject({ variables: [{ name: "n" }, { name: "m" }] });
    }));

  test("does not see another workspace's dataset", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const stranger = await aWorkspace(ctx.db);
      const unknown = { code: "not_found", message: `No dataset “${id}” in this workspace.` };
      await expect(updateDataset(stranger, { id, name: "mine" })).rejects.toMatchObject(unknown);
      await expect(getDataset(stranger, { id })).rejects.toMatchObject(unknown);
    }));
});
