import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import type { EvaluatorUse } from "@/lib/evaluations/schema";
import { readSuite, requireInUse } from "@/lib/suites/rows";
import type { GateRules, PutGate, StoredGate } from "./schema";

type Asked = Pick<PutGate, "suiteId"> & { rules: GateRules; before: StoredGate | null; defaultSuiteId: string | null };

/** The gate as it will be kept: the suite's present revision is the one that is accepted. */
export async function settleGate(ctx: Context, { suiteId, rules, before, defaultSuiteId }: Asked): Promise<StoredGate> {
  const named = suiteId === undefined ? (before?.suiteId ?? defaultSuiteId) : suiteId;
  if (named === null) {
    requireNothingMeasured(rules);
    return { suiteId: null, suiteRevision: null, rules };
  }
  const suite = await readSuite(ctx, named);
  requireInUse(suite);
  requireKeys(suite.evaluators, rules);
  return { suiteId: suite.id, suiteRevision: suite.revision, rules };
}

/** Approvals can be asked without a suite; figures cannot. */
function requireNothingMeasured({ comparison, approvals, ...limits }: GateRules): void {
  const asksLimits = Object.values(limits).some((limit) => limit !== undefined);
  if (comparison !== "none" || asksLimits)
    throw refused("suiteId", "These rules are measured with a suite: name one, or ask for approvals alone.");
  if (approvals === 0) throw refused("rules", "This gate would ask for nothing: name a suite, or how many people approve.");
}

function requireKeys(uses: EvaluatorUse[], { minScores = {} }: GateRules): void {
  const keys = uses.flatMap(({ key }) => key ?? []);
  const unknown = Object.keys(minScores).find((key) => !keys.includes(key));
  if (unknown === undefined) return;
  throw refused(`rules.minScores.${unknown}`, `No evaluator of the suite is called “${unknown}”; they are ${keys.join(", ")}.`);
}

const refused = (path: string, message: string) => unprocessable(message, [{ path, message }]);
