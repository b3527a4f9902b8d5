import type { Json } from "@/lib/clean-text";
import { parseCleanJson } from "./parse-clean-json";

export type TypedProblem = (path: (string | number)[], message: string) => void;

/** What was typed as JSON; a text that is none is told at its path. */
export function readJson(typed: string, path: (string | number)[], problem: TypedProblem): Json {
  const read = parseCleanJson(typed);
  if ("value" in read) return read.value;
  problem(path, read.problem);
  return null;
}

/** Entries between separators, or a JSON array for those that such a text cannot say. */
export function readList(typed: string, separator: string, path: (string | number)[], problem: TypedProblem): Json {
  if (typed.trim().startsWith("[")) return readJson(typed, path, problem);
  return typed
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}
