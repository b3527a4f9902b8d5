import type { EvaluatorGroup } from "@/evaluators/evaluator";

/** How the groups of the catalogue are called, in their order. */
const names: Record<EvaluatorGroup, { title: string; about: string }> = {
  text: { title: "Text", about: "Compare the words of the output with those that are asked for." },
  structure: { title: "Structure", about: "Look at the form of the output." },
  meaning: { title: "Meaning", about: "Compare what the output says, whatever its words." },
  behaviour: { title: "Behaviour", about: "Check what should hold whatever was asked." },
  judge: { title: "Judges", about: "Ask a model for its opinion. Its calls are counted and priced apart." },
  own: { title: "Your own", about: "Score by code of yours." },
};
// safe: the keys of what is declared above
const order = Object.keys(names) as EvaluatorGroup[];

/** Evaluators under the names of their groups; a group without any is left out. */
export const groupEvaluators = <Entry extends { group: EvaluatorGroup }>(evaluators: Entry[]) =>
  order
    .map((name) => ({ name, ...names[name], evaluators: evaluators.filter(({ group }) => group === name) }))
    .filter(({ evaluators }) => evaluators.length > 0);
