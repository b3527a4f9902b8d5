import type { CreateQueue, Criterion } from "@/lib/reviews/schema";

export type CriterionDraft = {
  id: string;
  name: string;
  /** Null: made from the name. */
  key: string | null;
  kind: Criterion["kind"];
  required: boolean;
  options: { id: string; label: string; score: string }[];
};

export type QueueDraft = {
  name: string;
  of: CreateQueue["rule"]["of"];
  count: string;
  /** Of the rule; empty: any. */
  armId: string;
  baseline: string;
  candidate: string;
  isPaired: boolean;
  criteria: CriterionDraft[];
  reviewersPerItem: string;
  blind: boolean;
};

/** A key made of a name: what a schema takes, and never empty. */
export function keyOf({ key, name }: CriterionDraft): string {
  if (key !== null) return key;
  const made = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "");
  return made.slice(0, 64) || "question";
}

/** As `POST /review-queues` takes it; what was not typed as a number the server says. */
export function queueBody(evaluationId: string, draft: QueueDraft) {
  const { of, armId, baseline, candidate, isPaired } = draft;
  const count = Number(draft.count);
  const sides = { baseline, candidate };
  const arm = !isPaired && armId ? { armId } : {};
  return {
    evaluationId,
    name: draft.name,
    rule: of === "regressions" ? { of, count, ...sides } : { of, count, ...arm },
    ...(isPaired && { sideBySide: sides }),
    criteria: draft.criteria.map((one) => ({
      ...{ key: keyOf(one), name: one.name, kind: one.kind, required: one.required },
      ...(one.kind === "choice" && { options: one.options.map(({ label, score }) => ({ label, score: Number(score) })) }),
    })),
    reviewersPerItem: Number(draft.reviewersPerItem),
    blind: draft.blind,
  };
}

/** Whether what is judged in it says if a judge can be trusted. */
export const countsForJudges = ({ of, isPaired, blind }: QueueDraft): boolean => of === "random" && !isPaired && blind;
