import { describe, expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import { addCases } from "./add-cases";
import { listCases } from "./list-cases";
import { ListCases } from "./schema";
import { aDataset } from "./testing";

describe("listCases", () => {
  test("pages in the order of positions and finds by words, tag and split", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const cases = [
        { variables: { q: 'say "hi"\n100%' }, name: "zeta", tags: ["t"] },
        { variables: { q: "Grüße" }, name: "beta", split: "gate" as const },
        { variables: { q: "x" }, externalId: "EXT_1", expectations: { reference: "needle" } },
      ];
      await addCases(ctx, { id, cases });
      const list = async (query: object) => {
        const page = await listCases(ctx, ListCases.parse({ id, ...query }));
        return [page.data.map(({ position }) => position), page.pagination.total];
      };
      expect(await list({})).toEqual([[1, 2, 3], 3]);
      expect(await list({ pageSize: 2, page: 2 })).toEqual([[3], 3]);
      expect(await list({ order: "desc" })).toEqual([[3, 2, 1], 3]);
      expect(await list({ sort: "name" })).toEqual([[2, 1, 3], 3]);
      expect(await list({ tag: "t" })).toEqual([[1], 1]);
      expect(await list({ split: "gate" })).toEqual([[2], 1]);
      expect(await list({ q: "grü" })).toEqual([[2], 1]);
      expect(await list({ q: '"hi"\n100%' })).toEqual([[1], 1]);
      expect(await list({ q: "ext_1" })).toEqual([[3], 1]);
      expect(await list({ q: "NEEDLE" })).toEqual([[3], 1]);
      expect(await list({ q: "100%", page: 2 })).toEqual([[], 1]);
      expect(await list({ q: "nowhere" })).toEqual([[], 0]);
      await addCases(ctx, { id, variables: { q: "ÄRGER" }, name: 'C:\\new "50_50%"', externalId: "n" });
      for (const q of ["ärger", 'c:\\NEW "50', '"50_50%"']) expect([q, ...(await list({ q }))]).toEqual([q, [4], 1]);
      for (const q of ["5%5", "50%50", "c:_new", '%"\nn']) expect([q, ...(await list({ q }))]).toEqual([q, [], 0]);
      expect(await list({ revision: "1" })).toEqual([[1, 2, 3], 3]);
      await expect(listCases(await aWorkspace(ctx.db), ListCases.parse({ id }))).rejects.toMatchObject({ code: "not_found" });
    }));
});
