import { expect, test } from "vitest";
import { getAlert } from "@/lib/alerts/get-alert";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { listVersionEvaluations } from "@/lib/evaluations/list-version-evaluations";
import { ListVersionEvaluations } from "@/lib/evaluations/schema";
import { aFilledWorkspace } from "./a-filled-workspace";

test("a version's evaluations show the pass rate the evaluation's page shows, and no other version's", async () => {
  const { ctx, ids } = await aFilledWorkspace("measured");
  const list = (versionId: string) => listVersionEvaluations(ctx, ListVersionEvaluations.parse({ versionId }));
  const [arm, ...others] = (await list(ids.version)).data;
  const shown = (await getEvaluation(ctx, { id: ids.evaluation })).versions.find(({ versionId }) => versionId === ids.version);
  const { confirmingId, evaluationId } = await getAlert(ctx, { id: ids.alert });
  expect(others.map((other) => other.evaluationId)).toEqual([confirmingId, evaluationId, ids.golden]);
  expect(arm).toMatchObject({ evaluationId: ids.evaluation, armId: shown?.armId, passed: shown?.passed });
  expect(arm && arm.passed / arm.scored).toBe(shown?.passRate);
  expect((await list(ids.archived)).data).toEqual([]);

  const theirs = await aFilledWorkspace("theirs-measured");
  expect((await list(theirs.ids.version)).pagination.total).toBe(0);
});
