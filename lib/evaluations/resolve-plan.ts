import { count, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { one } from "@/db/rows";
import { caseVersions } from "@/db/schema/datasets";
import type { Context } from "@/lib/context";
import { readDataset } from "@/lib/datasets/rows";
import { unprocessable } from "@/lib/errors";
import { readCatalogue } from "@/lib/providers/read-catalogue";
import { askedByCases } from "./asked-by-cases";
import { chosenCases } from "./chosen-cases";
import { configureEvaluators } from "./configure-evaluators";
import { countQuarantined } from "./count-quarantined";
import { requirePrices } from "./require-prices";
import { resolveArms } from "./resolve-arms";
import type { StartEvaluation } from "./schema";
import { settleRivals } from "./settle-rivals";
import { settleStart } from "./settle-start";

const maxItems = 200_000;

/**
 * What an evaluation would measure: everything looked up through the workspace, every evaluator configured, the dataset pinned at its
 * present revision. `asked` is what its cases ask of models themselves, `bytes` the mean size of a case's values, `expectedBytes` of its
 * expectations.
 */
export async function resolvePlan(ctx: Context, start: StartEvaluation) {
  const { workspaceId } = ctx;
  const input = await settleStart(ctx, start);
  const dataset = await readDataset(ctx, input.datasetId);
  const configured = await configureEvaluators(ctx, input.evaluators);
  const arms = await resolveArms(ctx, input);
  const uses = settleRivals(configured, arms);
  const pinned = { datasetId: dataset.id, datasetRevision: dataset.revision, split: input.split, caseFilter: input.caseFilter };
  const asked = await askedByCases(ctx, uses, pinned);
  if (input.budgetUsd !== undefined) requirePrices(await readCatalogue(ctx), arms, [...uses, ...asked]);
  const { cases, bytes, expectedBytes } = one(
    await ctx.db
      .select({ cases: count(), bytes: meanLength(caseVersions.variables), expectedBytes: meanLength(caseVersions.expectations) })
      .from(caseVersions)
      .where(chosenCases({ workspaceId, ...pinned })),
  );
  const quarantined = await countQuarantined(ctx, pinned);
  if (cases === 0) throw unprocessable(noCase(quarantined));
  const items = cases * arms.length * input.trials;
  if (items > maxItems) {
    throw unprocessable(`That is ${items} calls; one evaluation takes at most ${maxItems}. Narrow the cases or the trials.`);
  }
  return { ...input, dataset, uses, asked, arms, pinned, cases, quarantined, bytes, expectedBytes };
}

const noCase = (quarantined: number) =>
  quarantined > 0
    ? "Every case that matches is in quarantine: release some, or widen the split and the tags."
    : "No case of the dataset matches: add cases, or widen the split and the tags.";

const meanLength = (column: AnyPgColumn) => sql<number>`coalesce(avg(length(${column})), 0)::float8`;
