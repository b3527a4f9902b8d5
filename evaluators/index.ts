import * as catalogue from "./catalogue";
import type { Evaluator } from "./evaluator";

const list: Evaluator[] = Object.values(catalogue);

/** The catalogue, by type. */
export const evaluators: Record<string, Evaluator> = Object.fromEntries(list.map((evaluator) => [evaluator.type, evaluator]));

/** The evaluator of a type, or null. */
export const findEvaluator = (type: string): Evaluator | null => list.find((evaluator) => evaluator.type === type) ?? null;
