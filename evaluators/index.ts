import * as catalogue from "./catalogue";
import { type Evaluator, evaluatorGroups } from "./evaluator";

const placeOf = ({ group }: Evaluator) => evaluatorGroups.indexOf(group);
/** The order in which forms and documents list them. */
const list = Object.values<Evaluator>(catalogue).toSorted((a, b) => placeOf(a) - placeOf(b));

/** The catalogue, by type. */
export const evaluators: Record<string, Evaluator> = Object.fromEntries(list.map((evaluator) => [evaluator.type, evaluator]));

/** The evaluator of a type, or null. */
export const findEvaluator = (type: string): Evaluator | null => list.find((evaluator) => evaluator.type === type) ?? null;
