import { describe, expect, test } from "vitest";
import { confusionOf } from "./confusion-of";

/** Cells of two lists of labels, as scikit-learn takes them. */
function cellsOf(truth: (number | string)[], predicted: (number | string)[]) {
  const pairs = Map.groupBy(truth, (label, i) => `${label} ${predicted[i]}`);
  return [...pairs].map(([pair, { length: count }]) => {
    const [expected = "", given = ""] = pair.split(" ");
    return { expected, given: given === "other" ? "(other)" : given, count };
  });
}

describe("confusionOf", () => {
  test("is scikit-learn's classification_report of its user guide", () => {
    const { labels, accuracy, macro, answers, correct } = confusionOf(cellsOf([0, 1, 2, 2, 2], [0, 0, 2, 2, 1]));
    expect(labels).toEqual([
      { label: "0", expected: 1, given: 2, correct: 1, precision: 0.5, recall: 1, f1: expect.closeTo(0.67, 2) },
      { label: "1", expected: 1, given: 1, correct: 0, precision: 0, recall: 0, f1: 0 },
      {
        label: "2",
        expected: 3,
        given: 2,
        correct: 2,
        precision: 1,
        recall: expect.closeTo(0.67, 2),
        f1: expect.closeTo(0.8, 10),
      },
    ]);
    expect({ accuracy, answers, correct }).toEqual({ accuracy: 0.6, answers: 5, correct: 3 });
    expect(macro).toEqual({ precision: 0.5, recall: expect.closeTo(0.56, 2), f1: expect.closeTo(0.49, 2) });
  });

  test("is scikit-learn's f1_score(average='macro') of its documentation, with a label nobody was right about", () => {
    const { macro, accuracy } = confusionOf(cellsOf([0, 1, 2, 0, 1, 2], [0, 2, 1, 0, 0, 1]));
    expect(macro).toEqual({ precision: expect.closeTo(0.22, 2), recall: expect.closeTo(0.33, 2), f1: expect.closeTo(0.27, 2) });
    expect(accuracy).toBeCloseTo(1 / 3, 10);
  });

  test("a label that is given and never expected counts as 0 in the means, what is no label does not", () => {
    const listed = confusionOf(cellsOf(["a", "a"], ["a", "b"]));
    expect(listed.macro).toEqual({ precision: 0.5, recall: 0.25, f1: expect.closeTo(1 / 3, 10) });
    const other = confusionOf(cellsOf(["a", "a"], ["a", "other"]));
    expect(other.labels).toHaveLength(1);
    expect(other.macro).toEqual({ precision: 1, recall: 0.5, f1: expect.closeTo(2 / 3, 10) });
    expect(other.accuracy).toBe(0.5);
  });

  test("nothing scored has no figures", () => {
    expect(confusionOf([])).toEqual({ answers: 0, correct: 0, accuracy: null, macro: null, labels: [], cells: [] });
  });
});
