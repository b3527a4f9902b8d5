import type { CaseLink } from "./schema";
import type { Counted } from "./sort-evidence";

/** How the results of an arm are narrowed to the cases behind a rule; a rule without a filter of its own leads to all of them. */
function filterOf(rule: string): Record<string, string> {
  if (rule === "minPassRate") return { passed: "false" };
  if (rule === "integrity") return { status: "failed" };
  if (rule === "maxLatencyP95Ms") return { sort: "latencyMs", order: "desc" };
  const [, key] = /^minScores\.(.+)$/.exec(rule) ?? [];
  return key === undefined ? {} : { failing: key };
}

/** The results of the version behind a rule, in each evaluation that counts. */
export const casesOf = (counted: Counted[], rule: string): CaseLink[] =>
  counted.flatMap(({ id, candidateArms }) =>
    candidateArms.map((armId) => ({ evaluationId: id, armId, baselineArmId: null, filter: filterOf(rule) })),
  );

/** The cases in which the version did worse than what is served, in each evaluation that counts. */
export const pairsOf = (counted: Counted[]): CaseLink[] =>
  counted.flatMap(({ id, candidateArms, referenceArms }) =>
    candidateArms.map((armId) => ({
      ...{ evaluationId: id, armId, baselineArmId: referenceArms[0] ?? null },
      filter: { change: "regressed" },
    })),
  );
