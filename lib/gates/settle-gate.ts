import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import { findRecipe, readSuiteOf } from "./rows";
import type { GateRules, PutGate, StoredGate } from "./schema";

type Asked = Pick<PutGate, "suiteId"> & { rules: GateRules; before: StoredGate | null; defaultSuiteId: string | null };

/** The gate as it will be kept: the suite's present revision is the one that is accepted. */
export async function settleGate(ctx: Context, { suiteId, rules, before, defaultSuiteId }: Asked): Promise<StoredGate> {
  const named = suiteId === undefined ? (before?.suiteId ?? defaultSuiteId) : suiteId;
  if (named === null) {
    requireNothingMeasured(rules);
    return { suiteId: null, suiteRevision: null, rules };
  }
  const suite = await readSuiteOf(ctx, named);
  if (suite.archivedAt) throw refused("suiteId", `The suite “${suite.name}” is archived: name another one.`);
  const gate = { suiteId: suite.id, suiteRevision: suite.revision, rules };
  await requireKeys(ctx, gate);
  return gate;
}

/** Approvals can be asked without a suite; figures cannot. */
function requireNothingMeasured({ comparison, approvals, ...limits }: GateRules): void {
  const asksLimits = Object.values(limits).some((limit) => limit !== undefined);
  if (comparison !== "none" || asksLimits)
    throw refused("suiteId", "These rules are measured with a suite: name one, or ask for approvals alone.");
  if (approvals === 0) throw refused("rules", "This gate would ask for nothing: name a suite, or how many people approve.");
}

async function requireKeys(ctx: Context, gate: StoredGate): Promise<void> {
  const recipe = await findRecipe(ctx, gate);
  const uses: { key?: string; type?: string; savedId?: string }[] = JSON.parse(recipe?.evaluators ?? "[]");
  const named = uses.flatMap(({ key }) => key ?? []);
  if (named.length < uses.length) return; // a key that is not said is found when the suite is started
  const unknown = Object.keys(gate.rules.minScores ?? {}).find((key) => !named.includes(key));
  if (unknown !== undefined)
    throw refused(
      `rules.minScores.${unknown}`,
      `No evaluator of the suite is called “${unknown}”; they are ${named.join(", ")}.`,
    );
}

const refused = (path: string, message: string) => unprocessable(message, [{ path, message }]);
