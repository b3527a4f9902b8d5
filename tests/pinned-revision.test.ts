import { beforeAll, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import { addCases } from "@/lib/datasets/add-cases";
import { listCases } from "@/lib/datasets/list-cases";
import { AddCases, ListCases, UpdateCase } from "@/lib/datasets/schema";
import { updateCase } from "@/lib/datasets/update-case";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere } from "./run-here";
import { theDefaultProvider } from "./the-default-provider";

beforeAll(() => theDefaultProvider());

test("an evaluation measures the cases as they stood when it was started, whatever is changed before it runs", async () => {
  const ctx = await aWorkspace();
  const { id, datasetId } = await aStartedEvaluation(ctx, { cases: 2, concurrency: 2 });
  const { data: cases } = await listCases(ctx, ListCases.parse({ id: datasetId }));
  await updateCase(ctx, UpdateCase.parse({ id: cases[0]?.id, variables: { n: "changed" } }));
  await addCases(ctx, AddCases.parse({ id: datasetId, cases: [{ variables: { n: "later" } }] }));

  const { results } = await finishedHere(ctx, id);
  expect(results.map(({ caseId }) => caseId).sort()).toEqual(cases.map(({ id }) => id).sort());
  expect(results.map(({ output }) => output?.text).sort()).toEqual(["echo 0", "echo 1"]);
});
