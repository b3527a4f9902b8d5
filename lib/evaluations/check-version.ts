import { count } from "drizzle-orm";
import { one } from "@/db/rows";
import { caseVersions } from "@/db/schema/datasets";
import { type Context, inTransaction } from "@/lib/context";
import { readDataset } from "@/lib/datasets/rows";
import { conflict, unprocessable } from "@/lib/errors";
import { findVersion } from "@/lib/prompts/find-version";
import { readVersion } from "@/lib/prompts/read-version";
import { readPrompt } from "@/lib/prompts/rows";
import { readSuite, requireInUse } from "@/lib/suites/rows";
import { verb } from "@/lib/verb";
import { chosenCases } from "./chosen-cases";
import { insertEvaluation } from "./insert-evaluation";
import { planEvaluation } from "./plan-evaluation";
import { readEvaluation } from "./read-evaluation";
import { type CheckVersion, StartEvaluation } from "./schema";

/**
 * Measures a version against the one that is active, with its prompt's default suite on the dev cases. It is planned at once, so the
 * answer says how many results of the active version are reused; those cost no call. No evidence for a gate.
 */
export const checkVersion = verb("evaluations:write", (ctx, { id: ref, environment }: CheckVersion) =>
  inTransaction(ctx, async (ctx) => {
    const version = await readVersion(ctx, ref);
    const { promptSlug, number, contentHash } = version;
    const { defaultSuiteId } = await readPrompt(ctx, version.promptId);
    if (!defaultSuiteId)
      throw conflict(`The prompt “${promptSlug}” has no default suite: choose one in its settings, then check again.`);
    const suite = await readSuite(ctx, defaultSuiteId);
    requireInUse(suite);
    const active = await findVersion(ctx, `${promptSlug}@${environment}`);
    if (!active)
      throw conflict(
        `No version of “${promptSlug}” is active in ${environment}, so there is nothing to check against: promote one first, or evaluate this one with the suite.`,
      );
    if (active.id === version.id || active.contentHash === contentHash)
      throw conflict(
        `Version ${number} says what ${environment} serves already (version ${active.number}): there is no difference to check.`,
      );
    await requireDevCases(ctx, suite.datasetId);
    const asked = { suiteId: suite.id, versionIds: [active.id, version.id], split: "dev" };
    const evaluationId = await insertEvaluation(ctx, StartEvaluation.parse(asked), "check");
    await planEvaluation(ctx, { id: evaluationId });
    return readEvaluation(ctx, evaluationId);
  }),
);

async function requireDevCases(ctx: Context, datasetId: string): Promise<void> {
  const { name, revision: datasetRevision } = await readDataset(ctx, datasetId);
  const dev = chosenCases({ workspaceId: ctx.workspaceId, datasetId, datasetRevision, split: "dev" });
  const { cases } = one(await ctx.db.select({ cases: count() }).from(caseVersions).where(dev));
  if (cases > 0) return;
  const message = `The dataset “${name}” of the default suite has no case of the split dev: add some, or move cases there.`;
  throw unprocessable(message, [{ path: "split", message }]);
}
