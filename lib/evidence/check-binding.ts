import type { EvidenceFile } from "./evidence-file";
import type { Findings } from "./findings";
import type { KeptEvidence } from "./kept-evidence";

/** The evaluations are of the gate's suite and whole, and every arm that measured the version or what was served counts. */
export function checkBinding({ promotion, suite, evaluations }: EvidenceFile, kept: KeptEvidence, findings: Findings): void {
  const { gate, arms } = kept;
  findings.same("suite", "id", suite?.id ?? null, gate?.suiteId ?? null);
  findings.same("suite", "revision", suite?.revision ?? null, gate?.suiteId ? gate.suiteRevision : null);
  for (const { evaluation } of evaluations) {
    const place = `evaluation ${evaluation.id}`;
    const { candidateArms = [], referenceArms = [] } = arms.find(({ evaluationId }) => evaluationId === evaluation.id) ?? {};
    findings.same(place, "suite", evaluation.suiteId, gate?.suiteId ?? null);
    findings.same(place, "suite revision", evaluation.suiteRevision, gate?.suiteRevision ?? null);
    findings.same(place, "dataset", evaluation.datasetId, suite?.datasetId);
    findings.same(place, "pass threshold", evaluation.passThreshold, suite?.passThreshold ?? null);
    checkRecipe(place, evaluation.evaluators, suite?.evaluators ?? [], findings);
    findings.same(place, "split", evaluation.split, "gate");
    findings.same(place, "case filter", evaluation.caseFilter, null);
    if (!["asked", "scheduled"].includes(evaluation.purpose))
      findings.differ(place, `is a ${evaluation.purpose}, which does not count`);
    if (!["completed", "completed_with_errors"].includes(evaluation.status)) findings.differ(place, `is ${evaluation.status}`);
    if (candidateArms.length === 0) findings.differ(place, "has no arm of the version");
    const sides = [
      { name: "version", ids: candidateArms, hash: promotion.contentHash },
      { name: "reference", ids: referenceArms, hash: promotion.fromContentHash },
    ];
    for (const { name, ids, hash } of sides) {
      const counted = evaluation.arms.filter(({ id }) => ids.includes(id));
      findings.same(place, `arms of the ${name}`, counted.length, ids.length);
      for (const { id, contentHash, modelOverride } of counted) {
        findings.same(`${place}, arm ${id}`, "content", contentHash, hash);
        findings.same(`${place}, arm ${id}`, "model override", modelOverride, null);
      }
      const modelOf = (arm: (typeof counted)[number]) => `${arm.providerId} ${arm.modelName}`;
      const models = new Set(counted.map(modelOf));
      const left = evaluation.arms.find(
        (arm) =>
          ids.length > 0 &&
          !ids.includes(arm.id) &&
          arm.contentHash === hash &&
          arm.modelOverride === null &&
          models.has(modelOf(arm)),
      );
      if (left) findings.differ(`${place}, arm ${left.id}`, `measured the ${name} too and was left out`);
    }
  }
}

/** What a suite leaves unsaid of an evaluator that is not a saved one. */
const unsaid = { weight: 1, threshold: null, required: false, negate: false };
const asked = ["key", "type", "weight", "threshold", "required", "negate"] as const;
type Used = EvidenceFile["evaluations"][number]["evaluation"]["evaluators"];

/** The evaluators are those the suite asks, in its order; their options are in their fingerprints. */
function checkRecipe(place: string, used: Used, recipe: unknown, findings: Findings): void {
  if (!Array.isArray(recipe) || !findings.same(place, "evaluators", used.length, recipe.length)) return;
  for (const [nth, use] of used.entries()) {
    const said = Object(recipe[nth]);
    const wanted = said.savedId === undefined ? { ...unsaid, ...said } : said;
    for (const name of asked)
      if (wanted[name] !== undefined) findings.same(`${place}, evaluator ${nth + 1}`, name, use[name], wanted[name]);
  }
}
