import { describe, expect, test } from "vitest";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { addCases } from "./add-cases";
import { getDataset } from "./get-dataset";
import { listRevisions } from "./list-revisions";
import { AddCases, type CaseInput, ListRevisions } from "./schema";
import { aDataset, allCases, said } from "./testing";

describe("addCases", () => {
  test("answers a case for a case and a list for a list, each request one revision", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const one = await addCases(ctx, {
        id,
        variables: { b: { z: 1, a: 2 } },
        expectations: { label: "x" },
        tags: ["t", "t"],
        split: "gate",
      });
      const more = await addCases(ctx, { id, cases: [{ variables: { b: "é 漢 👩‍👩‍👧" } }, { variables: {}, externalId: "e" }] });
      expect([one, more].flat()).toEqual(await allCases(ctx, id));
      expect(one).toMatchObject({ revision: 1, position: 1, tags: ["t"], split: "gate", createdBy: ctx.principal.id });
      expect(JSON.stringify([one].flat()[0]?.variables)).toBe('{"b":{"z":1,"a":2}}');
      expect((await allCases(ctx, id)).map(({ revision, position }) => [revision, position])).toEqual([
        [1, 1],
        [2, 2],
        [2, 3],
      ]);
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 2, caseCount: 3 });
      const revisions = await listRevisions(ctx, ListRevisions.parse({ id }));
      expect(revisions.data.map(({ number, added, changed, removed }) => [number, added, changed, removed])).toEqual([
        [2, 2, 0, 0],
        [1, 1, 0, 0],
      ]);
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added", "dataset.cases_added"]);
    }));

  test("refuses values that do not fit the declaration, naming each", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx, {
        variables: [
          { name: "n", type: "number", required: true },
          { name: "m", type: "messages", required: false },
        ],
      });
      const cases: CaseInput[] = [
        { variables: { n: 1, m: [{ role: "user", content: "hi" }] } },
        { variables: { n: "1", m: [{}], x: 1 } },
        { variables: {} },
      ];
      await expect(addCases(ctx, { id, cases })).rejects.toMatchObject({
        code: "unprocessable",
        extra: {
          errors: [
            { path: "cases.1.variables.x", message: "is not a variable this dataset declares" },
            { path: "cases.1.variables.n", message: "“n” must be a number, got a string." },
            { path: "cases.1.variables.m", message: expect.stringMatching(/^“m” must be a list of messages: /) },
            { path: "cases.2.variables.n", message: "is required" },
          ],
        },
      });
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 0, caseCount: 0 });
    }));

  test("refuses an externalId that is taken or stands twice", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await addCases(ctx, { id, variables: {}, externalId: "a" });
      await expect(addCases(ctx, { id, variables: {}, externalId: "a" })).rejects.toMatchObject({ code: "conflict" });
      const twice = addCases(ctx, {
        id,
        cases: [
          { variables: {}, externalId: "b" },
          { variables: {}, externalId: "b" },
        ],
      });
      await expect(twice).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("cases.1.externalId") });
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 1, caseCount: 1 });
    }));

  test("keeps revisions, positions and the count right under fifty requests at once", async () => {
    const ctx = await aWorkspace();
    const { id } = await aDataset(ctx);
    await Promise.all(Array.from({ length: 50 }, (_, n) => addCases(ctx, { id, variables: { n } })));
    const cases = await allCases(ctx, id);
    const upTo50 = Array.from({ length: 50 }, (_, n) => n + 1);
    expect(cases.map(({ position }) => position)).toEqual(upTo50);
    expect(cases.map(({ revision }) => revision)).toEqual(upTo50);
    expect(new Set(cases.map(({ variables }) => variables.n)).size).toBe(50);
    expect(await getDataset(ctx, { id })).toMatchObject({ revision: 50, caseCount: 50 });
  });

  test("lets one of many at once have an externalId", async () => {
    const ctx = await aWorkspace();
    const { id } = await aDataset(ctx);
    const tries = Array.from({ length: 8 }, () => addCases(ctx, { id, variables: {}, externalId: "same" }));
    const outcomes = (await Promise.allSettled(tries)).map((one) => (one.status === "fulfilled" ? "added" : one.reason.code));
    expect(outcomes.sort()).toEqual(["added", ...Array(7).fill("conflict")]);
  });

  test("keeps to its workspace and to who may write", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const add = (who: typeof ctx) => addCases(who, { id, variables: {} });
      await expect(add(await aWorkspace(ctx.db))).rejects.toMatchObject({ code: "not_found" });
      await expect(add(await asMember(ctx, "reviewer"))).rejects.toMatchObject({ code: "forbidden" });
    }));

  test.each([
    ["neither a case nor cases", { id: "x" }],
    ["both a case and cases", { id: "x", variables: {}, cases: [{ variables: {} }] }],
    ["an unknown expectation", { id: "x", variables: {}, expectations: { tone: "kind" } }],
    ["an unknown field", { id: "x", variables: {}, labels: [] }],
    ["a reserved name", { id: "x", variables: { constructor: 1 } }],
    ["no cases", { id: "x", cases: [] }],
  ])("takes no body with %s", (_name, body) => {
    expect(AddCases.safeParse(body).success).toBe(false);
  });

  test("says the same as what comes back from the database", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const input = {
        name: "n",
        externalId: "=e",
        variables: { a: null, b: [1, "x", { c: true }], "weird name": -0.5e-7 },
        expectations: {
          keywords: ["k"],
          forbiddenKeywords: ["f"],
          jsonSchema: { b: 1, a: 2 },
          reference: "r",
          exact: "",
          label: "l",
          rubric: "ru",
          assertions: [{ type: "exact-match" }],
        },
        tags: ["t"],
        group: "g",
        split: "gate" as const,
        metadata: { m: [1] },
      };
      await addCases(ctx, { id, ...input });
      expect((await allCases(ctx, id)).map(said)).toEqual([input]);
    }));
});
