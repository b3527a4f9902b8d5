import { countBleu } from "./count-bleu";
import { countOverlap } from "./count-overlap";
import { editDistance } from "./edit-distance";
import { findMatch } from "./find-match";
import { findWords } from "./find-words";
import { holdsText } from "./holds-text";
import { pickNumber } from "./pick-number";
import { runChecks } from "./run-checks";
import { sameText } from "./same-text";
import { validateJson } from "./validate-json";

/**
 * The tasks that run in a thread of their own, because their time or memory cannot be known beforehand.
 * Pure, input and answer are plain data; an error thrown here reaches the caller with its message.
 */
export const isolatedTasks = {
  bleu: countBleu,
  "exact-match": sameText,
  "fixed-text": holdsText,
  heuristic: runChecks,
  "json-schema": validateJson,
  keyword: findWords,
  levenshtein: editDistance,
  numeric: pickNumber,
  regex: findMatch,
  rouge: countOverlap,
};

export type IsolatedTask = keyof typeof isolatedTasks;
