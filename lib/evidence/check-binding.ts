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
