import { and, eq } from "drizzle-orm";
import { suiteRevisions } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import { defaultDelta } from "@/lib/statistics/margin-on-scale";
import type { DecisionRule } from "./decide";
import { commonMetrics, kindOfMetric } from "./observe-metric";

/** What a comparison was asked to be decided by; what is left out comes from the suite. */
export type AskedRule = { primary?: string; margin?: number; guardrails?: DecisionRule["guardrails"] };

type Of = { suiteId: string | null; suiteRevision: number | null };

/**
 * The rule that decides: what was asked, else that of the first evaluation that came from a suite, else the pass rate at 5 points. The
 * suite's margin is meant for its own primary metric, so another one has the default of its kind.
 */
export async function settleRule(
  ctx: Context,
  asked: AskedRule,
  { keys, evaluations }: { keys: string[]; evaluations: Of[] },
): Promise<DecisionRule> {
  const suite = await findSuiteRule(ctx, evaluations);
  const primary = asked.primary ?? suite?.primary ?? "passRate";
  if (asked.primary !== undefined) requireMeasured(primary, [...commonMetrics, ...keys]);
  const own = primary === suite?.primary ? suite.margin : defaultDelta(kindOfMetric(primary));
  const guardrails = asked.guardrails ?? suite?.guardrails ?? [];
  return { primary, margin: asked.margin ?? own, guardrails: guardrails.filter(({ metric }) => metric !== primary) };
}

async function findSuiteRule({ db, workspaceId }: Context, evaluations: Of[]): Promise<DecisionRule | null> {
  const from = evaluations.find(({ suiteId }) => suiteId !== null);
  if (!from?.suiteId || from.suiteRevision === null) return null;
  const { primaryMetric: primary, margin, guardrails } = suiteRevisions;
  const [rule] = await db
    .select({ primary, margin, guardrails })
    .from(suiteRevisions)
    .where(
      and(
        eq(suiteRevisions.workspaceId, workspaceId),
        eq(suiteRevisions.suiteId, from.suiteId),
        eq(suiteRevisions.number, from.suiteRevision),
      ),
    );
  return rule ?? null;
}

function requireMeasured(primary: string, metrics: string[]): void {
  if (metrics.includes(primary)) return;
  const message = `“${primary}” is not measured by both: name one of ${metrics.join(", ")}.`;
  throw unprocessable(message, [{ path: "primary", message }]);
}
