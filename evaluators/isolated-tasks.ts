import { countBleu } from "./count-bleu";
import { countOverlap } from "./count-overlap";
import { editDistance } from "./edit-distance";
import { findMatch } from "./find-match";
import { findWords } from "./find-words";
import { holdsText } from "./holds-text";
import { matchCalls } from "./match-calls";
import { matchJson } from "./match-json";
import { pickNumber } from "./pick-number";
import { readJson } from "./read-json";
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
  "json-match": matchJson,
  "json-schema": validateJson,
  keyword: findWords,
  "json-valid": readJson,
  levenshtein: editDistance,
  numeric: pickNumber,
  regex: findMatch,
  rouge: countOverlap,
  "tool-calls": matchCalls,
};

export type IsolatedTask = keyof typeof isolatedTasks;
