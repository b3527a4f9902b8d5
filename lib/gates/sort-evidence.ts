import type { Try } from "./read-tries";
import type { StoredGate } from "./schema";

/** What is measured or served: its content, and the model it is sent to now; null where that cannot be told. */
export type Measured = { contentHash: string; model: { providerId: string; name: string } | null };

export type EvidenceRules = {
  gate: Pick<StoredGate, "suiteId" | "suiteRevision">;
  version: Measured;
  /** What the environment serves; null where that is nothing, or the very same. */
  reference: Measured | null;
  /** Contents the environment served before, and when it began to serve any. */
  past: { contentHashes: ReadonlySet<string>; firstServedAt: Date | null };
  /** Whether the chosen gate cases of a dataset's revision are those it has now. */
  hasPresentCases: (evaluation: Pick<Try, "datasetId" | "datasetRevision">) => boolean;
};

export type Counted = Try & { candidateArms: string[]; referenceArms: string[] };
export type LeftOut = { evaluationId: string; name: string; why: string; blocks: boolean };
export type SortedEvidence = {
  counted: Counted[];
  leftOut: LeftOut[];
  /** Those that would count had nothing else been promoted since. */
  stale: boolean;
};

/**
 * Which evaluations are evidence, and why the others are not. Nobody chooses among them: what counts is pooled, and one that would count
 * but is under way, or was stopped after it had results, blocks until it has run to its end, so that no bad run is hidden by stopping it.
 */
export function sortEvidence(tries: Try[], rules: EvidenceRules): SortedEvidence {
  const counted: Counted[] = [];
  const leftOut: LeftOut[] = [];
  let stale = false;
  for (const one of tries) {
    const leave = (why: string, blocks = false) => leftOut.push({ evaluationId: one.id, name: one.name, why, blocks });
    const candidateArms = armsOf(one, rules.version);
    const referenceArms = rules.reference ? armsOf(one, rules.reference) : [];
    const other = recipeFault(one, rules) ?? (candidateArms.length === 0 ? faults.model : null);
    if (other) leave(other);
    else if (rules.reference && referenceArms.length === 0) {
      const isOutrun = comparesWithPast(one, rules);
      stale ||= isOutrun && isFinished(one);
      leave(isOutrun ? faults.outrun : faults.reference);
    } else if (!rules.hasPresentCases(one)) leave(faults.cases);
    else if (!isFinished(one)) leave(...unfinished(one));
    else if (counted[0] && counted[0].modules !== one.modules) leave(faults.modules);
    else counted.push({ ...one, candidateArms, referenceArms });
  }
  return { counted, leftOut, stale: stale && counted.length === 0 };
}

const faults = {
  rescore: "A re-score: its answers were given before, to another question.",
  adHoc: "Ad hoc: only an evaluation of the gate's suite is evidence.",
  suite: "Of another suite than the gate's.",
  check: "A check or a confirming run: it is not measured whole.",
  bare: "What it was answered is not kept any more: measure it again.",
  reused: "Some of its answers are from another evaluation.",
  filtered: "Only a part of the cases: it was filtered by tags.",
  split: "Not of the gate split: only the gate cases, all of them, are evidence.",
  model: "Measured with another model, or other settings, than the version has now.",
  outrun: "Compares with what was served before and no longer is.",
  reference: "Does not compare with what is served.",
  cases: "The gate cases have changed since.",
  modules: "Scored by another version of an evaluator than the newest evaluation.",
};

function recipeFault(one: Try, { gate }: EvidenceRules): string | null {
  if (one.sourceEvaluationId !== null) return faults.rescore;
  if (one.suiteId === null) return faults.adHoc;
  if (one.suiteId !== gate.suiteId) return faults.suite;
  if (one.suiteRevision !== gate.suiteRevision)
    return `Of revision ${one.suiteRevision} of the suite; the gate accepts ${gate.suiteRevision}.`;
  if (one.purpose !== "asked" && one.purpose !== "scheduled") return faults.check;
  if (one.isBare) return faults.bare;
  if (one.isReused) return faults.reused;
  if (one.isFiltered) return faults.filtered;
  return one.split === "gate" ? null : faults.split;
}

const armsOf = ({ arms }: Try, { contentHash, model }: Measured): string[] =>
  arms
    .filter(
      (arm) =>
        arm.contentHash === contentHash &&
        !arm.isOverridden &&
        (model === null || (arm.providerId === model.providerId && arm.modelName === model.name)),
    )
    .map(({ id }) => id);

/** It was right when it was made: an arm is what the environment served then, or it served nothing then. */
const comparesWithPast = ({ arms, createdAt }: Try, { version, reference, past }: EvidenceRules): boolean =>
  arms.some(
    ({ contentHash }) =>
      ![version.contentHash, reference?.contentHash].includes(contentHash) && past.contentHashes.has(contentHash),
  ) ||
  (past.firstServedAt !== null && createdAt < past.firstServedAt);

const isFinished = ({ status }: Try) => status === "completed" || status === "completed_with_errors";

function unfinished({ status, hasResults }: Try): [why: string, blocks: boolean] {
  if (status === "queued" || status === "running")
    return [
      "An evaluation of it is under way: wait for it or cancel it; one that is cancelled after it had results has to be resumed.",
      true,
    ];
  return hasResults
    ? [
        `An evaluation of it was ${status} after it had results: resume it to its end, so that no run is picked by stopping others.`,
        true,
      ]
    : [`It was ${status} before it had a result.`, false];
}
