import { bleu } from "./bleu";
import { classification } from "./classification";
import { contains } from "./contains";
import { cost } from "./cost";
import { endsWith } from "./ends-with";
import type { Evaluator } from "./evaluator";
import { exactMatch } from "./exact-match";
import { finishReason } from "./finish-reason";
import { heuristic } from "./heuristic";
import { jsonMatch } from "./json-match";
import { jsonSchema } from "./json-schema";
import { jsonValid } from "./json-valid";
import { keyword } from "./keyword";
import { latency } from "./latency";
import { levenshtein } from "./levenshtein";
import { llmJudge } from "./llm-judge";
import { numeric } from "./numeric";
import { regex } from "./regex";
import { rouge } from "./rouge";
import { similarity } from "./similarity";
import { startsWith } from "./starts-with";
import { toolCalls } from "./tool-calls";

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
  jsonValid,
  jsonSchema,
  jsonMatch,
  toolCalls,
  finishReason,
  similarity,
  heuristic,
  latency,
  cost,
  llmJudge,
];

/** The catalogue, by type. */
export const evaluators: Record<string, Evaluator> = Object.fromEntries(list.map((evaluator) => [evaluator.type, evaluator]));

/** The evaluator of a type, or null. */
export const findEvaluator = (type: string): Evaluator | null => list.find((evaluator) => evaluator.type === type) ?? null;
