import { conciseness } from "./conciseness";
import { contains } from "./contains";
import { contextPrecision } from "./context-precision";
import { contextRecall } from "./context-recall";
import type { Evaluator } from "./evaluator";
import { exactMatch } from "./exact-match";
import { factuality } from "./factuality";
import { faithfulness } from "./faithfulness";
import { helpfulness } from "./helpfulness";
import { heuristic } from "./heuristic";
import { jsonSchema } from "./json-schema";
import { keyword } from "./keyword";
import { llmJudge } from "./llm-judge";
import { llmPairwise } from "./llm-pairwise";
import { regex } from "./regex";
import { relevance } from "./relevance";
import { similarity } from "./similarity";
import { toxicity } from "./toxicity";

/** The order in which forms and documents list them. */
const list: Evaluator[] = [
  ...[exactMatch, contains, keyword, regex],
  ...[jsonSchema],
  ...[similarity],
  ...[heuristic],
  ...[
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
  ],
];

/** The catalogue, by type. */
export const evaluators: Record<string, Evaluator> = Object.fromEntries(list.map((evaluator) => [evaluator.type, evaluator]));

/** The evaluator of a type, or null. */
export const findEvaluator = (type: string): Evaluator | null => list.find((evaluator) => evaluator.type === type) ?? null;
