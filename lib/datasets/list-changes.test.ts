import { expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import { countUses } from "./count-uses";
import { deleteCase } from "./delete-case";
import { listCaseTags } from "./list-case-tags";
import { listChanges } from "./list-changes";
import { listRevisions } from "./list-revisions";
import { ListChanges, ListRevisions } from "./schema";
import { aDataset, allCases, importText } from "./testing";
import { updateCase } from "./update-case";

const head = "email,externalId,tags\n";

test("says what each revision changed, case by case, with what stood there before", () =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    await importText(ctx, id, `${head}one,a,x;y\ntwo,b,x\nthree,c,\n`);
    await importText(ctx, id, `${head}ONE,a,x;y\nthree,c,\nfour,d,z\n`, { mode: "replace" });
    const [one] = await allCases(ctx, id);
    await updateCase(ctx, { id: one?.id ?? "", tags: [] });
    await deleteCase(ctx, { id: one?.id ?? "" });

    const changes = async (number: number, query: Record<string, string> = {}) => {
      const { data, pagination } = await listChanges(ctx, ListChanges.parse({ id, number, order: "asc", ...query }));
      return {
        total: pagination.total,
        each: data.map(({ change, before, after }) => [change, before?.variables.email, after?.variables.email]),
      };
    };
    expect(await changes(1)).toEqual({
      total: 3,
      each: [
        ["added", undefined, "one"],
        ["added", undefined, "two"],
        ["added", undefined, "three"],
      ],
    });
    expect(await changes(2)).toEqual({
      total: 3,
      each: [
        ["changed", "one", "ONE"],
        ["removed", "two", undefined],
        ["added", undefined, "four"],
      ],
    });
    expect((await changes(2, { pageSize: "1", page: "2" })).each).toEqual([["removed", "two", undefined]]);
    expect((await changes(3)).each).toEqual([["changed", "ONE", "ONE"]]);
    expect((await changes(4)).each).toEqual([["removed", "ONE", undefined]]);
    await expect(changes(5)).rejects.toMatchObject({ code: "not_found" });
    const stranger = await aWorkspace(ctx.db);
    await expect(listChanges(stranger, ListChanges.parse({ id, number: 1 }))).rejects.toMatchObject({ code: "not_found" });
    const { data } = await listRevisions(ctx, ListRevisions.parse({ id }));
    expect(data.map(({ number, createdByName }) => [number, createdByName])[0]).toEqual([4, "Somebody"]);
  }));

test("counts the tags of the cases as they stand and as they stood", () =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    await importText(ctx, id, `${head}one,a,x;y\ntwo,b,x\n`);
    await importText(ctx, id, `${head}one,a,y\n`, { mode: "replace" });
    expect(await listCaseTags(ctx, { id })).toEqual([{ tag: "y", cases: 1 }]);
    expect(await listCaseTags(ctx, { id, revision: 1 })).toEqual([
      { tag: "x", cases: 2 },
      { tag: "y", cases: 1 },
    ]);
    expect(await listCaseTags(await aWorkspace(ctx.db), { id })).toEqual([]);
  }));

test("counts no evaluation where none used a dataset, and asks nothing of no dataset", () =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    expect([await countUses(ctx, { ids: [id] }), await countUses(ctx, { ids: [] })]).toEqual([{}, {}]);
  }));
