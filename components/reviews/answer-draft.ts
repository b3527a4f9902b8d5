import type { Criterion } from "@/lib/reviews/schema";

export type Side = "left" | "right" | "tie";

/** What a reviewer has said of an item so far. */
export type AnswerDraft = {
  answers: Record<string, boolean | number | string>;
  better: Side | null;
  comment: string;
  /** Null: the output stands as it is. */
  corrected: string | null;
  tags: string[];
  /** The corrected output is to become the case's reference. */
  adopt: boolean;
};

export const blankAnswer: AnswerDraft = { answers: {}, better: null, comment: "", corrected: null, tags: [], adopt: false };

export const isBlank = ({ answers, better, comment, corrected, tags }: AnswerDraft): boolean =>
  Object.keys(answers).length === 0 && better === null && comment.trim() === "" && corrected === null && tags.length === 0;

/** What is still to be answered before it can be saved; `all` counts what may be left out, too. */
export function openCriteria(draft: AnswerDraft, criteria: Criterion[], { all = false } = {}): Criterion[] {
  return criteria.filter(({ key, required }) => draft.answers[key] === undefined && (required || all));
}

/** Whether it can be saved: all that is required is answered, and something is. */
export function isComplete(draft: AnswerDraft, criteria: Criterion[], isPair: boolean): boolean {
  if (openCriteria(draft, criteria).length > 0) return false;
  return isPair ? draft.better !== null : Object.keys(draft.answers).length > 0;
}

/** Nothing at all is left to be asked: the key that says the last of it saves. */
export const isWhole = (draft: AnswerDraft, criteria: Criterion[], isPair: boolean): boolean =>
  isComplete(draft, criteria, isPair) && openCriteria(draft, criteria, { all: true }).length === 0;

/** As `POST …/reviews` takes it. */
export const bodyOf = ({ answers, better, comment, corrected, tags, adopt }: AnswerDraft) => ({
  answers,
  ...(better && { better }),
  ...(comment.trim() && { comment: comment.trim() }),
  ...(corrected !== null && { correctedOutput: corrected, adopt }),
  failureTags: tags,
});
