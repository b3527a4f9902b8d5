import type { HintName } from "@/lib/datasets/hint-schema";

const latest = (count: number) =>
  count === 0 ? "no finished evaluation" : count === 1 ? "the latest evaluation" : `the latest ${count} evaluations`;

/** What each hint is called, and in one sentence why it is there. */
export const hintWords: Record<HintName, { text: string; why: (evaluations: number) => string; isOfCases: boolean }> = {
  always_passes: {
    text: "Always passes",
    why: (count) => `Every answer, three or more, passed in ${latest(count)}: such a case tells versions apart no longer.`,
    isOfCases: false,
  },
  never_passes: {
    text: "Never passes",
    why: (count) =>
      `No answer, of three or more, passed in ${latest(count)}: the case may be too hard, or ask for what is wrong.`,
    isOfCases: false,
  },
  flaky: {
    text: "Flaky",
    why: (count) => `The same version passed in one trial and failed in another, in ${latest(count)}.`,
    isOfCases: false,
  },
  near_duplicate: {
    text: "Near duplicates",
    why: () => "At least 80 % of the wording is shared with another case, whatever the capitals and punctuation.",
    isOfCases: true,
  },
  no_expectation: {
    text: "No expectation",
    why: () => "Nothing is expected, so evaluators that compare with an expectation skip the case.",
    isOfCases: true,
  },
  empty_value: {
    text: "Empty value",
    why: () => "One of its variables is empty text, an empty list or null.",
    isOfCases: true,
  },
};
