import { describe, expect, test } from "vitest";
import { auditTrail, sandbox } from "@/db/testing";
import { addCases } from "./add-cases";
import { changeCases } from "./change-cases";
import { ChangeCases } from "./change-schema";
import { getDataset } from "./get-dataset";
import { restoreRevision } from "./restore-revision";
import { aDataset, allCases, said } from "./testing";
import { updateDataset } from "./update-dataset";

describe("restoreRevision", () => {
  test("makes the cases what they were, as a new revision, and loses nothing of what came between", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const [a, b] = [
        await addCases(ctx, {
          id,
          cases: [
            { externalId: "a", variables: { n: 1 } },
            { externalId: "b", variables: { n: 2 } },
          ],
        }),
      ].flat();
      const first = await allCases(ctx, id);
      await changeCases(
        ctx,
        ChangeCases.parse({ id, cases: [{ id: a?.id, setVariables: { n: 9 }, externalId: "z" }], remove: [b?.id] }),
      );
      await addCases(ctx, { id, cases: [{ externalId: "a", variables: { n: 3 } }] });
      const third = await allCases(ctx, id);
      expect(await restoreRevision(ctx, { id, number: 1 })).toEqual({ revision: 4, added: 1, changed: 1, removed: 1 });
      const now = await allCases(ctx, id);
      expect(now.map(said)).toEqual(first.map(said));
      expect(now.map((one) => one.id)).toEqual(first.map((one) => one.id));
      expect(await allCases(ctx, id, 3)).toEqual(third);
      expect(await getDataset(ctx, { id })).toMatchObject({ revision: 4, caseCount: 2 });
      expect((await auditTrail(ctx)).at(-1)).toBe("dataset.restored");
    }));

  test("makes no revision where nothing differs, and knows only revisions there were", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      await addCases(ctx, { id, variables: { n: 1 } });
      expect(await restoreRevision(ctx, { id, number: 1 })).toEqual({ revision: 1, added: 0, changed: 0, removed: 0 });
      await expect(restoreRevision(ctx, { id, number: 2 })).rejects.toMatchObject({ code: "not_found" });
      expect(await auditTrail(ctx)).toEqual(["dataset.created", "dataset.cases_added"]);
    }));

  test("is refused where the old cases do not fit what is declared by now", () =>
    sandbox(async (ctx) => {
      const { id } = await aDataset(ctx);
      const one = await addCases(ctx, { id, variables: { n: "text" } });
      const caseId = [one].flat()[0]?.id;
      await changeCases(ctx, ChangeCases.parse({ id, cases: [{ id: caseId, variables: { n: 1 } }] }));
      await updateDataset(ctx, { id, variables: [{ name: "n", type: "number", required: true }] });
      await expect(restoreRevision(ctx, { id, number: 1 })).rejects.toMatchObject({ code: "unprocessable" });
    }));
});
