import { and, eq, lte } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { caseVersions } from "@/db/schema/datasets";
import { evaluationResults } from "@/db/schema/results";
import { sandbox } from "@/db/testing";
import { aStartedEvaluation } from "@/tests/a-started-evaluation";
import { listEvaluations } from "./list-evaluations";
import { listResults } from "./list-results";
import { planEvaluation } from "./plan-evaluation";
import { ListResults } from "./result-schema";
import { ListEvaluations } from "./schema";

describe("listEvaluations", () => {
  test("says how far each one is: nothing planned, then some done, and the dataset by name", () =>
    sandbox(async (ctx) => {
      const evaluation = await aStartedEvaluation(ctx, { cases: 5, concurrency: 2 });
      const listed = async () => (await listEvaluations(ctx, ListEvaluations.parse({}))).data[0];
      expect(await listed()).toMatchObject({ planned: 0, open: 0, datasetName: evaluation.datasetName });

      await planEvaluation(ctx, { id: evaluation.id });
      await ctx.db
        .update(evaluationResults)
        .set({ status: "completed" })
        .where(and(eq(evaluationResults.evaluationId, evaluation.id), lte(evaluationResults.position, 2)));
      expect(await listed()).toMatchObject({ planned: 5, open: 3, status: "running" });
    }));
});

describe("listResults", () => {
  test("titles a case by its name, else by its own id, else by how its values begin", () =>
    sandbox(async (ctx) => {
      const { id, datasetId } = await aStartedEvaluation(ctx, { cases: 3, concurrency: 2 });
      await planEvaluation(ctx, { id });
      const nth = (position: number) =>
        and(eq(caseVersions.datasetId, datasetId), eq(caseVersions.variables, `{"n":"${position}"}`));
      await ctx.db.update(caseVersions).set({ name: "A late parcel", externalId: "T-1" }).where(nth(0));
      await ctx.db.update(caseVersions).set({ externalId: "T-2" }).where(nth(1));
      const { data } = await listResults(ctx, ListResults.parse({ id }));
      expect(data.map(({ caseTitle }) => caseTitle)).toEqual(["A late parcel", "T-2", "2"]);
    }));
});
