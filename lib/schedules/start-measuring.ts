import type { Context } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { launchEvaluation } from "@/lib/evaluations/launch-evaluation";
import { StartEvaluation } from "@/lib/evaluations/schema";

type Asked = {
  suiteId: string;
  /** The revision that is meant. */
  revision: number;
  versionId: string;
  budgetUsd: number | null;
  purpose: "scheduled" | "confirming";
};

/** Starts one version on a suite on behalf of a schedule; the suite's present revision is all that can be measured. */
export async function startMeasuring(ctx: Context, { suiteId, revision, versionId, budgetUsd, purpose }: Asked): Promise<string> {
  const asked = StartEvaluation.parse({ suiteId, versionIds: [versionId], budgetUsd: budgetUsd ?? undefined });
  const { id, suiteRevision } = await launchEvaluation(ctx, asked, purpose);
  if (suiteRevision !== revision) throw conflict(`The suite has changed: it is at revision ${suiteRevision} by now.`);
  return id;
}
