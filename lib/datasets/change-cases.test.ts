import { describe, expect, test } from "vitest";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { addCases } from "./add-cases";
import { changeCases } from "./change-cases";
import { ChangeCases } from "./change-schema";
import { getDataset } from "./get-dataset";
import type { CaseInput } from "./schema";
import { aDataset, allCases } from "./testing";

async function filled(ctx: Context, cases: CaseInput[]) {
  const { id } = await aDataset(ctx);
  const added = await addCases(ctx, { id, cases });
  const ids = [added].flat().map((one) => one.id);
  const change = (body: object) => changeCases(ctx, ChangeCases.parse({ id, ...body }));
  return { id, ids, change };
}

const three: CaseInput[] = [
  { externalId: "a", variables: { text: "one", n: 1 }, expectations: { label: "x", exact: "X" }, tags: ["old"] },
  { externalId: "b", variables: { text: "two" } },
  { externalId: "c", variables: { text: "three" } },
];

describe("changeCases", () => {
  test("makes one revision and one audit entry of changes and removals", () =>
    sandbox(async (ctx) => {
      const { id, ids, change } = await filled(ctx, three);
      const [a, b, c] = ids;
      const done = await change({
        cases: [
          { id: a, split: "gate" },
          { id: b, addTags: ["new"] },
        ],
        remove: [c],
      });
      expect(done).toEqual({ revision: 2, changed: 2, removed: 1 });
      expect(await allCases(ctx, id)).toMatchObject([
        { id: a, revision: 2, split: "gate", tags: ["old"], variables: { text: "one", n: 1 } },
        { id: b, revision: 2, tags: ["new"] },
      ]);
      expect(await allCases(ctx, id, 1)).toHaveLength(3);
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 2, caseCount: 2 });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added", "dataset.cases_changed"]);
    }));

  test("sets values and expectations by name and leaves the others", () =>
    sandbox(async (ctx) => {
      const { id, ids, change } = await filled(ctx, three);
      await change({
        cases: [
          {
            id: ids[0],
            ...{ setVariables: { text: "uno", more: { deep: [null] } }, dropVariables: ["n"] },
            ...{ setExpectations: { label: "y", exact: null, keywords: ["k"] }, removeTags: ["old"], addTags: ["t"] },
          },
        ],
      });
      expect((await allCases(ctx, id))[0]).toMatchObject({
        variables: { text: "uno", more: { deep: [null] } },
        expectations: { label: "y", keywords: ["k"] },
        tags: ["t"],
      });
      expect((await allCases(ctx, id))[0]?.expectations.exact).toBeUndefined();
    }));

  test("makes no revision of what says nothing new", () =>
    sandbox(async (ctx) => {
      const { ids, change } = await filled(ctx, three);
      expect(await change({ cases: [{ id: ids[0], split: "dev", addTags: ["old"] }] })).toEqual({
        ...{ revision: 1, changed: 0, removed: 0 },
      });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added"]);
    }));

  test("names every case that has changed since, and saves none", () =>
    sandbox(async (ctx) => {
      const { id, ids, change } = await filled(ctx, three);
      await change({ cases: [{ id: ids[1], name: "meanwhile" }] });
      const late = change({ cases: ids.map((one) => ({ id: one, ifRevision: 1, name: "late" })) });
      await expect(late).rejects.toMatchObject({
        code: "conflict",
        extra: { data: { errors: [{ path: "cases.1.ifRevision" }] } },
      });
      expect((await allCases(ctx, id)).map(({ name }) => name)).toEqual([null, "meanwhile", null]);
    }));

  test("lets two cases change their externalIds in one go, and refuses one that is taken", () =>
    sandbox(async (ctx) => {
      const { id, ids, change } = await filled(ctx, three);
      await change({
        cases: [
          { id: ids[0], externalId: "b" },
          { id: ids[1], externalId: "a" },
        ],
      });
      expect((await allCases(ctx, id)).map(({ externalId }) => externalId)).toEqual(["b", "a", "c"]);
      await expect(change({ cases: [{ id: ids[0], externalId: "c" }] })).rejects.toMatchObject({ code: "conflict" });
      await expect(
        change({
          cases: [
            { id: ids[0], externalId: "z" },
            { id: ids[1], externalId: "z" },
          ],
        }),
      ).rejects.toMatchObject({ code: "conflict" });
    }));

  test("refuses what the dataset does not declare, with the case and the variable", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx, { name: "typed", variables: [{ name: "n", type: "number", required: true }] });
      const [one] = [await addCases(ctx, { id, cases: [{ variables: { n: 1 } }] })].flat();
      const bad = changeCases(ctx, ChangeCases.parse({ id, cases: [{ id: one?.id, setVariables: { n: "one" } }] }));
      await expect(bad).rejects.toMatchObject({
        code: "unprocessable",
        extra: { errors: [{ path: "cases.0.variables.n" }] },
      });
    }));

  test("leaves the quarantine of gate cases to admins", () =>
    sandbox(async (ctx) => {
      const { ids, change, id } = await filled(ctx, [{ variables: {}, split: "gate" }, { variables: {} }]);
      const scopes = new Set([...ctx.principal.scopes].filter((scope) => scope !== "workspace:admin"));
      const editor = { ...ctx, principal: { ...ctx.principal, scopes } };
      const asEditor = (body: object) => changeCases(editor, ChangeCases.parse({ id, ...body }));
      await expect(asEditor({ cases: ids.map((one) => ({ id: one, quarantined: "odd" })) })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(asEditor({ cases: [{ id: ids[1], quarantined: "odd" }] })).resolves.toMatchObject({ changed: 1 });
      await expect(change({ cases: [{ id: ids[0], quarantined: "odd" }] })).resolves.toMatchObject({ changed: 1 });
    }));

  test("does not see cases of another dataset or workspace", () =>
    sandbox(async (ctx) => {
      const { id, ids } = await filled(ctx, three);
      const other = await aDataset(ctx, { name: "other" });
      const body = { cases: [{ id: ids[0], name: "x" }] };
      await expect(changeCases(ctx, ChangeCases.parse({ id: other.id, ...body }))).rejects.toMatchObject({ code: "not_found" });
      const stranger = await aWorkspace(ctx.db);
      await expect(changeCases(stranger, ChangeCases.parse({ id, ...body }))).rejects.toMatchObject({ code: "not_found" });
    }));

  test("takes a case once in a request", () => {
    const twice = ChangeCases.safeParse({ id: "ds", cases: [{ id: "case_1" }], remove: ["case_1"] });
    expect(twice.error?.issues.map(({ message }) => message)).toEqual(["The case “case_1” is named twice."]);
    expect(ChangeCases.safeParse({ id: "ds" }).success).toBe(false);
  });
});
