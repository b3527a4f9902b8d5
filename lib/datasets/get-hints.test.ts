import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { evaluations } from "@/db/schema/evaluations";
import { evaluationResults } from "@/db/schema/results";
import { sandbox } from "@/db/testing";
import { aGatedPrompt, aMeasuredEvaluation } from "@/tests/a-gated-prompt";
import { addCases } from "./add-cases";
import { findNearDuplicates } from "./find-near-duplicates";
import { getHints } from "./get-hints";
import { listCases } from "./list-cases";
import { ListCases } from "./schema";
import { aDataset } from "./testing";

const idsOf = async (...asked: Parameters<typeof getHints>) =>
  Object.fromEntries((await getHints(...asked)).hints.map(({ hint, caseIds }) => [hint, caseIds]));

describe("findNearDuplicates", () => {
  test("finds texts that say nearly the same, whatever their case and punctuation", async () => {
    const long = "Good morning, the parcel I ordered two weeks ago has still not arrived and nobody answers the phone.";
    const texts = [
      long,
      long.toUpperCase().replaceAll(",", "!"),
      `${long} Please help.`,
      "I would like to pay by invoice.",
      "Hi",
      "hi!",
      "",
    ];
    const found = await findNearDuplicates(texts.map((text, n) => ({ id: `${n}`, text })));
    expect([...found].sort()).toEqual(["0", "1", "2", "4", "5"]);
  });

  test("lets texts of one pattern with other words be", async () => {
    const cities = ["Lisbon", "Reykjavik", "Ulaanbaatar", "Montevideo", "Windhoek", "Thimphu"];
    const texts = cities.map((city, n) => ({ id: city, text: `Flight from ${city} number ${n * 7919} to ${cities[5 - n]}` }));
    expect((await findNearDuplicates(texts)).size).toBe(0);
  });
});

describe("getHints", () => {
  test("points at cases that expect nothing, hold an empty value or repeat another", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const added = await addCases(ctx, {
        id,
        cases: [
          { variables: { text: "Where is my parcel? It was sent on Monday." }, expectations: { label: "a" } },
          { variables: { text: "where is my parcel, it was sent on monday" }, expectations: { label: "a" } },
          { variables: { text: " " }, expectations: { label: "a" } },
          { variables: { text: "The invoice is wrong." } },
        ],
      });
      const ids = [added].flat().map((one) => one.id);
      expect(await idsOf(ctx, { id })).toEqual({
        ...{ near_duplicate: ids.slice(0, 2), empty_value: [ids[2]], no_expectation: [ids[3]] },
        ...{ always_passes: [], never_passes: [], flaky: [] },
      });
      expect(await getHints(ctx, { id })).toMatchObject({ revision: 1, cases: 4, total: 4, evaluations: 0 });
      const { data, pagination } = await listCases(ctx, ListCases.parse({ id, hint: "near_duplicate" }));
      expect(data.map((one) => one.id)).toEqual(ids.slice(0, 2));
      expect(pagination.total).toBe(2);
      await expect(listCases(ctx, ListCases.parse({ id, hint: "flaky", revision: 1 }))).rejects.toMatchObject({
        code: "invalid_input",
      });
    }));

  test("points at cases that always or never passed in the latest evaluations, as they stand now", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx, { cases: 12 });
      const arms = [gated.active, gated.next].map((arm) => ({ ...arm, passes: (n: number) => n !== 0 && n !== 1 }));
      for (let n = 0; n < 2; n++) await aMeasuredEvaluation(ctx, gated, { arms });
      const { data } = await listCases(ctx, ListCases.parse({ id: gated.datasetId }));
      const gate = data.filter(({ split }) => split === "gate").map((one) => one.id);
      const found = await idsOf(ctx, { id: gated.datasetId });
      expect(found.never_passes).toEqual(gate.slice(0, 2));
      expect(found.always_passes).toEqual(gate.slice(2));
      expect(await getHints(ctx, { id: gated.datasetId })).toMatchObject({ evaluations: 2 });
      const key = new Set([...ctx.principal.scopes].filter((scope) => scope !== "evaluations:read"));
      const blind = { ...ctx, principal: { ...ctx.principal, scopes: key } };
      expect((await idsOf(blind, { id: gated.datasetId })).never_passes).toEqual([]);
    }));

  test("counts results again once an evaluation has ended or gone on, and not before", () =>
    sandbox(async (ctx) => {
      const gated = await aGatedPrompt(ctx, { cases: 12 });
      const arms = [gated.active, gated.next].map((arm) => ({ ...arm, passes: () => true }));
      for (let n = 0; n < 2; n++) await aMeasuredEvaluation(ctx, gated, { arms });
      const passing = async () => (await idsOf(ctx, { id: gated.datasetId })).always_passes?.length;
      const all = await passing();
      expect(all).toBeGreaterThan(0);
      await ctx.db.update(evaluationResults).set({ passed: false }).where(eq(evaluationResults.workspaceId, ctx.workspaceId));
      expect(await passing()).toBe(all);
      await ctx.db.update(evaluations).set({ finishedAt: new Date() }).where(eq(evaluations.workspaceId, ctx.workspaceId));
      expect(await passing()).toBe(0);
    }));
});
