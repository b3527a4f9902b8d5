import { assertions } from "./assertions";
import { bleu } from "./bleu";
import { classification } from "./classification";
import { conciseness } from "./conciseness";
import { contains } from "./contains";
import { contextPrecision } from "./context-precision";
import { contextRecall } from "./context-recall";
import { cost } from "./cost";
import { endsWith } from "./ends-with";
import type { Evaluator } from "./evaluator";
import { exactMatch } from "./exact-match";
import { factuality } from "./factuality";
import { faithfulness } from "./faithfulness";
import { finishReason } from "./finish-reason";
import { helpfulness } from "./helpfulness";
import { heuristic } from "./heuristic";
import { jsonMatch } from "./json-match";
import { jsonSchema } from "./json-schema";
import { jsonValid } from "./json-valid";
import { keyword } from "./keyword";
import { latency } from "./latency";
import { levenshtein } from "./levenshtein";
import { llmJudge } from "./llm-judge";
import { llmPairwise } from "./llm-pairwise";
import { numeric } from "./numeric";
import { regex } from "./regex";
import { relevance } from "./relevance";
import { rouge } from "./rouge";
import { script } from "./script";
import { similarity } from "./similarity";
import { startsWith } from "./starts-with";
import { toolCalls } from "./tool-calls";
import { toxicity } from "./toxicity";
import { webhook } from "./webhook";

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
  factuality,
  relevance,
  faithfulness,
  contextRecall,
  contextPrecision,
  toxicity,
  conciseness,
  helpfulness,
  llmPairwise,
  assertions,
  webhook,
  script,
];

/** The catalogue, by type. */
export const evaluators: Record<string, Evaluator> = Object.fromEntries(list.map((evaluator) => [evaluator.type, evaluator]));

/** The evaluator of a type, or null. */
export const findEvaluator = (type: string): Evaluator | null => list.find((evaluator) => evaluator.type === type) ?? null;
