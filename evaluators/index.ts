import { bleu } from "./bleu";
import { classification } from "./classification";
import { contains } from "./contains";
import { endsWith } from "./ends-with";
import type { Evaluator } from "./evaluator";
import { exactMatch } from "./exact-match";
import { heuristic } from "./heuristic";
import { jsonSchema } from "./json-schema";
import { keyword } from "./keyword";
import { levenshtein } from "./levenshtein";
import { llmJudge } from "./llm-judge";
import { numeric } from "./numeric";
import { regex } from "./regex";
import { rouge } from "./rouge";
import { similarity } from "./similarity";
import { startsWith } from "./starts-with";

/** The order in which forms and documents list them. */
const list: Evaluator[] = [
  exactMatch,
  contains,
  startsWith,
  endsWith,
  keyword,
  regex,
  classification,
  numeric,
  levenshtein,
  rouge,
  bleu,
  jsonSchema,
  similarity,
  heuristic,
  llmJudge,
];

/** The catalogue, by type. */
export const evaluators: Record<string, Evaluator> = Object.fromEntries(list.map((evaluator) => [evaluator.type, evaluator]));

/** The evaluator of a type, or null. */
export const findEvaluator = (type: string): Evaluator | null => list.find((evaluator) => evaluator.type === type) ?? null;
