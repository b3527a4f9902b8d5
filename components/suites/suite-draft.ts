import { draftReader } from "@/components/evaluations/start/draft-reader";
import type { CatalogueEntry, UseDraft } from "@/components/evaluations/start/evaluation-draft";
import { setupUses } from "@/components/evaluations/start/setup-draft";
import type { getSuite } from "@/lib/suites/get-suite";

type Suite = Awaited<ReturnType<typeof getSuite>>;

/** What stands in the form of a suite. Margins are typed in points or percent, as people say them. */
export type SuiteDraft = {
  name: string;
  slug: string;
  description: string;
  datasetId: string;
  split: string;
  uses: UseDraft[];
  passThreshold: string;
  trials: string;
  primaryMetric: string;
  margin: string;
  guardrails: { id: string; metric: string; margin: string }[];
};

export const blankSuite = (given: Partial<SuiteDraft> = {}): SuiteDraft => ({
  ...{ name: "", slug: "", description: "", datasetId: "", split: "", uses: [], passThreshold: "", trials: "1" },
  ...{ primaryMetric: "passRate", margin: "", guardrails: [] },
  ...given,
});

const asTyped = (share: number) => String(Number((share * 100).toPrecision(10)));

/** A suite as its form shows it. */
export function suiteDraft(suite: Suite, catalogue: CatalogueEntry[]): SuiteDraft {
  const { name, slug, description, datasetId, split, passThreshold, trials, primaryMetric, margin, guardrails } = suite;
  const uses = suite.evaluators.map(({ key = "", type = "", options = {}, weight = 1, savedId, revision, ...use }) => ({
    ...{ key, type, options, weight, threshold: use.threshold ?? null },
    ...{ required: use.required ?? false, negate: use.negate ?? false },
    ...{ savedId: savedId ?? null, savedRevision: revision ?? null },
  }));
  return {
    ...{ name, slug, description: description ?? "", datasetId, split: split ?? "", trials: String(trials), primaryMetric },
    passThreshold: passThreshold === null ? "" : String(passThreshold),
    margin: asTyped(margin),
    guardrails: guardrails.map((one) => ({ id: one.metric, metric: one.metric, margin: asTyped(one.margin) })),
    uses: setupUses({ evaluators: uses }, catalogue),
  };
}

/** The draft as `createSuite` and `updateSuite` take it, and what in it cannot be sent. */
export function suiteBody(draft: SuiteDraft, catalogue: CatalogueEntry[]) {
  const { faults, blank, numberIn, evaluatorBodies } = draftReader(catalogue);
  const shareIn = (path: string, text: string) => {
    const value = numberIn(path, text);
    return value === undefined ? undefined : Number((value / 100).toPrecision(10));
  };
  if (!draft.name.trim()) blank("name", "give it a name");
  if (!draft.datasetId) blank("datasetId", "choose a dataset");
  const body = {
    name: draft.name.trim(),
    description: draft.description.trim() || null,
    datasetId: draft.datasetId,
    split: draft.split || null,
    evaluators: evaluatorBodies(draft.uses),
    passThreshold: numberIn("passThreshold", draft.passThreshold) ?? null,
    trials: numberIn("trials", draft.trials),
    primaryMetric: draft.primaryMetric,
    margin: shareIn("margin", draft.margin),
    guardrails: draft.guardrails.map(({ metric, margin }, at) => {
      const path = `guardrails.${at}.margin`;
      if (!margin.trim()) blank(path, "say how much worse it may be");
      return { metric, margin: shareIn(path, margin) };
    }),
  };
  return { body, faults };
}

export type SuiteBody = ReturnType<typeof suiteBody>["body"];

/** What can be compared by: the metrics every evaluation has, and the evaluators by the keys they will have. */
export function metricsOf(uses: UseDraft[]): string[] {
  const taken = new Set(uses.flatMap(({ key }) => key.trim() || []));
  const keys = uses.map(({ key, type }) => {
    if (key.trim()) return key.trim();
    const base = type.replace(/^@/, "");
    for (let n = 1; ; n++) {
      const free = n === 1 ? base : `${base}-${n}`;
      if (taken.has(free)) continue;
      taken.add(free);
      return free;
    }
  });
  return ["passRate", "meanScore", ...keys, "latencyMs", "costUsd"];
}
