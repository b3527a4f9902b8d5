import type { GateFacts } from "@/lib/gates/gate-facts";
import type { EvidenceFile, EvidenceResult } from "./evidence-file";
import type { KeptEvidence } from "./kept-evidence";

type Figures = Pick<GateFacts, "figures" | "integrity">;

/** The figures that absolute rules ask, as the gate counts them: rates and means over the version's completed items. */
export function pooledFigures(evaluations: EvidenceFile["evaluations"], arms: KeptEvidence["arms"]): Figures {
  const of = (id: string) => arms.find(({ evaluationId }) => evaluationId === id);
  const completed = evaluations.flatMap(({ evaluation, results }) =>
    results.filter(({ armId, status }) => status === "completed" && of(evaluation.id)?.candidateArms.includes(armId)),
  );
  const judged = completed.flatMap(({ passed }) => (passed === null ? [] : [passed]));
  const costs = completed.flatMap(({ costUsd }) => costUsd ?? []);
  const figures = {
    cases: new Set(completed.map(({ caseId }) => caseId)).size,
    passRate: judged.length === 0 ? null : judged.filter(Boolean).length / judged.length,
    scores: meansOf(completed),
    latencyP95Ms: percentile(
      completed.flatMap(({ latencyMs }) => latencyMs ?? []),
      0.95,
    ),
    costUsdPerItem: costs.length < completed.length ? null : mean(costs),
  };
  const whole = new Map<string, boolean>();
  for (const { evaluation, results } of evaluations) {
    const { candidateArms = [], referenceArms = [] } = of(evaluation.id) ?? {};
    for (const { armId, caseId, trial, status } of results) {
      if (!candidateArms.includes(armId) && !referenceArms.includes(armId)) continue;
      const key = `${evaluation.id} ${caseId} ${trial}`;
      whole.set(key, (whole.get(key) ?? true) && status === "completed");
    }
  }
  const missing = [...whole.values()].filter((isWhole) => !isWhole).length;
  return { figures, integrity: { planned: whole.size, missing, cases: [] } };
}

function meansOf(results: EvidenceResult[]): Map<string, number | null> {
  const all = results.flatMap(({ scores }) => scores);
  const byKey = Map.groupBy(all, ({ key }) => key);
  return new Map([...byKey].map(([key, scores]) => [key, mean(scores.flatMap(({ score }) => score ?? []))]));
}

const mean = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** As SQL's percentile_cont: between two values evenly. */
function percentile(values: number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place));
}
