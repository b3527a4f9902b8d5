/** What is to be done with a draft once its own page stands. */
export type NextStep = "publish" | "check";

const waiting = new Map<string, NextStep>();

/** Carries a step over from the page of a new version to that of its draft, by the draft's id; it is taken once. */
export const nextStep = {
  leave: (id: string, step: NextStep) => waiting.set(id, step),
  take: (id: string | undefined, step: NextStep) => id !== undefined && waiting.get(id) === step && waiting.delete(id),
};
