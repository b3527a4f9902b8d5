import { noAnswerLabel, otherLabel } from "@/evaluators/label-names";
import type { ArmConfusion } from "./confusion-schema";

type Cell = ArmConfusion["cells"][number];

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const sum = (cells: Cell[]) => cells.reduce((total, { count }) => total + count, 0);

/**
 * Precision, recall and F1 of each label, their plain means and the accuracy, as scikit-learn has them with zero_division=0 over these
 * labels. `(other)` and `(no answer)` are wrong answers, no labels.
 */
export function confusionOf(cells: Cell[]): Omit<ArmConfusion, "armId"> {
  const names = new Set(cells.flatMap(({ expected, given }) => [expected, given]));
  names.delete(otherLabel);
  names.delete(noAnswerLabel);
  const labels = [...names].sort().map((label) => figuresOf(label, cells));
  const answers = sum(cells);
  const correct = sum(cells.filter(({ expected, given }) => expected === given));
  const mean = (figure: "precision" | "recall" | "f1") => labels.reduce((total, one) => total + one[figure], 0) / labels.length;
  return {
    answers,
    correct,
    accuracy: answers === 0 ? null : correct / answers,
    macro: labels.length === 0 ? null : { precision: mean("precision"), recall: mean("recall"), f1: mean("f1") },
    labels,
    cells,
  };
}

function figuresOf(label: string, cells: Cell[]): ArmConfusion["labels"][number] {
  const expected = sum(cells.filter((cell) => cell.expected === label));
  const given = sum(cells.filter((cell) => cell.given === label));
  const correct = sum(cells.filter((cell) => cell.expected === label && cell.given === label));
  return {
    ...{ label, expected, given, correct },
    precision: ratio(correct, given),
    recall: ratio(correct, expected),
    f1: ratio(2 * correct, expected + given),
  };
}
