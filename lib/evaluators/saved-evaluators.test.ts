import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { savedEvaluatorRevisions } from "@/db/schema/evaluators";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { configureEvaluators } from "@/lib/evaluations/configure-evaluators";
import { EvaluatorUse } from "@/lib/evaluations/schema";
import { addEvaluatorRevision } from "./add-evaluator-revision";
import { checkSavedEvaluator } from "./check-saved-evaluator";
import { createSavedEvaluator } from "./create-saved-evaluator";
import { deleteSavedEvaluator } from "./delete-saved-evaluator";
import { getSavedEvaluator } from "./get-saved-evaluator";
import { listEvaluatorRevisions } from "./list-evaluator-revisions";
import { listSavedEvaluators } from "./list-saved-evaluators";
import { AddRevision, CreateSaved, ListSaved, ListSavedRevisions } from "./schema";
import { updateSavedEvaluator } from "./update-saved-evaluator";

const good = { name: "says it", sample: { output: "yes please" }, expected: { passed: true } };
const bad = { name: "says it not", sample: { output: "no" }, expected: { passed: true } };
const please = { type: "contains", options: { text: "please" } };
const create = (ctx: Context, more: object = {}) =>
  createSavedEvaluator(ctx, CreateSaved.parse({ slug: "polite", name: "Polite", ...please, fixtures: [good], ...more }));
const revise = (ctx: Context, id: string, more: object = {}) =>
  addEvaluatorRevision(ctx, AddRevision.parse({ id, ...please, fixtures: [good], ...more }));
const use = (ctx: Context, more: object) => configureEvaluators(ctx, [EvaluatorUse.parse(more)]);

describe("a saved evaluator", () => {
  test("is used once its fixtures pass, and says what it is", () =>
    sandbox(async (ctx) => {
      const saved = await create(ctx, { weight: 2, threshold: 0.5, negate: false });
      expect(saved).toMatchObject({ slug: "polite", type: "contains", currentRevision: 1, ownerId: ctx.principal.id });
      expect(saved.revision).toMatchObject({ number: 1, passed: true, weight: 2, threshold: 0.5, report: [{ ok: true }] });
      expect(await getSavedEvaluator(ctx, { id: "polite" })).toEqual(await getSavedEvaluator(ctx, { id: saved.id }));
      expect(await auditTrail(ctx)).toEqual(["evaluator.created"]);
    }));

  test("whose fixture fails is kept with the report, and refused where it is to be used", () =>
    sandbox(async (ctx) => {
      const saved = await create(ctx, { fixtures: [good, bad] });
      expect(saved).toMatchObject({ currentRevision: null, revision: { passed: false } });
      expect(saved.revision.report[1]).toMatchObject({
        ...{ position: 1, name: "says it not", ok: false, expected: { passed: true } },
        ...{ actual: { score: 0, passed: false }, problem: "It did not pass, and was to pass." },
      });
      await expect(use(ctx, { savedId: "polite" })).rejects.toMatchObject({ code: "unprocessable" });
      await expect(use(ctx, { savedId: "polite", revision: 1 })).rejects.toThrow(/“says it not” of its 2 fixtures/);
      const current = updateSavedEvaluator(ctx, { id: saved.id, currentRevision: 1 });
      await expect(current).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(/says it not/) });
    }));

  test("keeps the revision in use where a new one fails, and goes back to an old one", () =>
    sandbox(async (ctx) => {
      const { id } = await create(ctx);
      expect(await revise(ctx, id, { fixtures: [bad] })).toMatchObject({ number: 2, passed: false });
      expect((await getSavedEvaluator(ctx, { id })).currentRevision).toBe(1);
      expect(await revise(ctx, id, { options: { text: "yes" } })).toMatchObject({ number: 3, passed: true });
      expect((await getSavedEvaluator(ctx, { id })).currentRevision).toBe(3);
      await revise(ctx, id, { makeCurrent: false });
      expect(await updateSavedEvaluator(ctx, { id, currentRevision: 1 })).toMatchObject({ currentRevision: 1, lastRevision: 4 });
      const { data } = await listEvaluatorRevisions(ctx, ListSavedRevisions.parse({ id }));
      expect(data.map(({ number, passed }) => [number, passed])).toEqual([
        [4, true],
        [3, true],
        [2, false],
        [1, true],
      ]);
      const actions = ["evaluator.created", ...Array(3).fill("evaluator.revised"), "evaluator.updated"];
      expect((await auditTrail(ctx)).sort()).toEqual(actions.sort());
    }));

  test("a revision never changes, but for what its fixtures last came to", () =>
    sandbox(async (ctx) => {
      const { id } = await create(ctx);
      const mine = eq(savedEvaluatorRevisions.savedId, id);
      for (const change of [{ options: "{}" }, { weight: 5 }, { number: 9 }, { fixtures: "[]" }, { fingerprint: "x" }])
        await expect(ctx.db.transaction((tx) => tx.update(savedEvaluatorRevisions).set(change).where(mine))).rejects.toThrow();
      expect(await checkSavedEvaluator(ctx, { id })).toMatchObject({ number: 1, passed: true });
    }));

  test("is not there for another workspace, nor can its name be taken twice", () =>
    sandbox(async (ctx) => {
      const { id } = await create(ctx);
      await expect(create(ctx)).rejects.toMatchObject({ code: "conflict" });
      const other = await aWorkspace(ctx.db);
      for (const call of [
        () => getSavedEvaluator(other, { id }),
        () => revise(other, id),
        () => checkSavedEvaluator(other, { id }),
        () => updateSavedEvaluator(other, { id, name: "Mine" }),
        () => deleteSavedEvaluator(other, { id }),
        () => use(other, { savedId: id }),
      ])
        await expect(call()).rejects.toMatchObject({ code: "not_found" });
      await expect(create(await asMember(ctx, "viewer"), { slug: "b" })).rejects.toMatchObject({ code: "forbidden" });
    }));

  test("is found by name, slug and type, and the archived apart", () =>
    sandbox(async (ctx) => {
      const { id } = await create(ctx);
      await create(ctx, { slug: "short", name: "Short", type: "heuristic", options: { maxLength: 5 }, fixtures: [] });
      const slugs = async (query: object) =>
        (await listSavedEvaluators(ctx, ListSaved.parse({ sort: "name", order: "asc", ...query }))).data.map(({ slug }) => slug);
      expect(await slugs({})).toEqual(["polite", "short"]);
      expect([await slugs({ q: "SHO" }), await slugs({ type: "contains" }), await slugs({ q: "%" })]).toEqual([
        ["short"],
        ["polite"],
        [],
      ]);
      await updateSavedEvaluator(ctx, { id, archived: true });
      expect([await slugs({}), await slugs({ archived: "true" })]).toEqual([["short"], ["polite"]]);
      await expect(use(ctx, { savedId: id })).rejects.toThrow(/archived/);
      await expect(revise(ctx, id)).rejects.toMatchObject({ code: "conflict" });
    }));
});

describe("a use of a saved evaluator", () => {
  test("takes type, options and counting from the revision; what it says itself goes before", () =>
    sandbox(async (ctx) => {
      const { id } = await create(ctx, { weight: 3, required: true, threshold: 0.5 });
      await revise(ctx, id, { options: { text: "yes" } });
      const [plain] = await use(ctx, { savedId: "polite" });
      expect(plain).toMatchObject({ key: "polite", type: "contains", savedId: id, savedRevision: 2, weight: 1, required: false });
      const [first] = await use(ctx, { savedId: id, revision: 1, key: "first", weight: 0 });
      expect(first).toMatchObject({ key: "first", savedRevision: 1, weight: 0, required: true, threshold: 0.5 });
      const [direct] = await use(ctx, { ...please });
      expect(direct).toMatchObject({ fingerprint: first?.fingerprint, savedId: null, savedRevision: null });
      expect(plain?.fingerprint).not.toBe(first?.fingerprint);
      const twice = await configureEvaluators(ctx, [EvaluatorUse.parse({ savedId: id }), EvaluatorUse.parse({ savedId: id })]);
      expect(twice.map(({ key }) => key)).toEqual(["polite", "polite-2"]);
      await expect(use(ctx, { savedId: id, revision: 9 })).rejects.toMatchObject({ code: "not_found" });
    }));

  test("is refused once the evaluator has changed, until its fixtures have run again", () =>
    sandbox(async (ctx) => {
      const { id } = await create(ctx);
      await ctx.db
        .update(savedEvaluatorRevisions)
        .set({ checkedFingerprint: "older" })
        .where(eq(savedEvaluatorRevisions.savedId, id));
      await expect(use(ctx, { savedId: id })).rejects.toThrow(/run them again/);
      await checkSavedEvaluator(ctx, { id });
      await expect(use(ctx, { savedId: id })).resolves.toMatchObject([{ savedId: id }]);
    }));

  test.each([
    ["neither", {}],
    ["both", { type: "contains", savedId: "polite" }],
    ["options of its own", { savedId: "polite", options: {} }],
    ["a revision of no evaluator", { type: "contains", revision: 1 }],
  ])("names a type or a saved one: %s is refused", (_, given) => {
    expect(EvaluatorUse.safeParse(given).success).toBe(false);
  });
});
