import { describe, expect, test } from "vitest";
import { readVote } from "./ask-judge";
import { choiceForm } from "./choice-form";
import type { JsonValue } from "./evaluator";
import { averagePrecision, rankForm } from "./rank-form";
import { scaleForm } from "./scale-form";
import { statementForm } from "./statement-form";
import { winnerForm } from "./winner-form";

const polite = choiceForm([
  { label: "polite", score: 1, about: "It is kind." },
  { label: "rude", score: 0 },
]);
const statements = statementForm("output", "context");
const said = (statement: string, supported: unknown) => ({ statement, reason: "So.", supported });
const useful = (chunk: number, is: unknown) => ({ chunk, reason: "So.", useful: is });

describe("what a judge answers", () => {
  test.each([
    ["a score", scaleForm("1-5"), { reason: "r", score: 4 }, 0.75],
    ["the least", scaleForm("1-10"), { reason: "r", score: 1 }, 0],
    ["the greatest", scaleForm("0-100"), { reason: "r", score: 100 }, 1],
    ["a part of a step", scaleForm("0-1"), { reason: "r", score: 0.3 }, 0.3],
    ["a label", polite, { reason: "r", label: "polite" }, 1],
    ["a label of score 0", polite, { reason: "r", label: "rude" }, 0],
    ["all statements supported", statements, { statements: [said("a", true), said("b", true)] }, 1],
    ["one of three", statements, { statements: [said("a", true), said("b", false), said("c", false)] }, 1 / 3],
    ["none", statements, { statements: [said("a", false)] }, 0],
    ["a useful chunk after a useless one", rankForm(2), { verdicts: [useful(1, false), useful(2, true)] }, 0.5],
    ["the first better", winnerForm, { reason: "r", winner: "first" }, 1],
    ["a tie", winnerForm, { reason: "r", winner: "tie" }, 0.5],
    ["the second better", winnerForm, { reason: "r", winner: "second" }, 0],
  ])("%s", (_name, form, answer, score) => {
    expect(readVote(JSON.stringify(answer), form)).toMatchObject({ score: expect.closeTo(score, 12) });
    expect(readVote(`\`\`\`json\n${JSON.stringify(answer)}\n\`\`\``, form)).toMatchObject({ score: expect.closeTo(score, 12) });
  });

  test("no statement at all is no score", () => {
    expect(readVote('{"statements": []}', statements)).toHaveProperty("skipped");
  });

  test.each([
    ["an unknown label", polite, { reason: "r", label: "kind" }],
    ["a label in other letters", polite, { reason: "r", label: "Polite" }],
    ["a label with more", polite, { reason: "r", label: "polite, I think" }],
    ["what objects inherit", polite, { reason: "r", label: "constructor" }],
    ["two labels", polite, { reason: "r", label: ["polite", "rude"] }],
    ["a label without a reason", polite, { label: "polite" }],
    ["a score for a label", polite, { reason: "r", score: 1 }],
    ["a verdict in words", statements, { statements: [said("a", "yes")] }],
    ["statements as text", statements, { statements: "all" }],
    ["no list", statements, {}],
    ["a chunk left out", rankForm(2), { verdicts: [useful(1, true)] }],
    ["a chunk too many", rankForm(1), { verdicts: [useful(1, true), useful(2, true)] }],
    ["chunks in another order", rankForm(2), { verdicts: [useful(2, true), useful(1, true)] }],
    ["a chunk twice", rankForm(2), { verdicts: [useful(1, true), useful(1, true)] }],
    ["another winner", winnerForm, { reason: "r", winner: "third" }],
    ["both", winnerForm, { reason: "r", winner: "both" }],
    ["no reason for the winner", winnerForm, { reason: " ", winner: "first" }],
    ["a list", scaleForm("1-5"), [{ reason: "r", score: 4 }]],
    ["null", scaleForm("1-5"), null],
  ] satisfies [string, typeof polite, JsonValue | object][])("%s is an error, never a guess", (_name, form, answer) => {
    expect(() => readVote(JSON.stringify(answer), form)).toThrow(/^The judge/);
  });

  test("every form asks for reasons before what they are for, and in a schema that providers hold to strictly", () => {
    for (const form of [scaleForm("1-5"), polite, statements, rankForm(2), winnerForm]) {
      const text = JSON.stringify(form.schema.schema);
      for (const verdict of ["score", "label", "supported", "useful", "winner"]) {
        if (text.includes(`"${verdict}":`)) expect(text.indexOf('"reason":')).toBeLessThan(text.indexOf(`"${verdict}":`));
        const example = form.told.indexOf(`"${verdict}":`);
        if (example >= 0) expect(form.told.indexOf('"reason":')).toBeLessThan(example);
      }
      const objects = text.match(/"type":"object"/g)?.length;
      expect(text.match(/"additionalProperties":false/g)).toHaveLength(objects ?? 0);
    }
    expect(polite.told).toContain("- polite: It is kind.\n- rude");
    expect(polite.told).not.toMatch(/\b1\b/); // what a label scores would sway the judge
  });
});

// Figures of Ragas' own formula (src/ragas/metrics/_context_precision.py), computed with Python.
test.each([
  [[1], 1],
  [[0], 0],
  [[1, 1], 1],
  [[1, 0], 1],
  [[0, 1], 0.5],
  [[0, 0, 1], 0.333333],
  [[1, 0, 1], 0.833333],
  [[0, 1, 1], 0.583333],
  [[1, 1, 0, 1], 0.916667],
  [[0, 1, 0, 1], 0.5],
  [[1, 0, 0, 0, 1], 0.7],
  [[0, 0, 1, 1, 0], 0.416667],
  [[1, 1, 1, 1, 1], 1],
  [[0, 0, 0], 0],
])("the average precision of %j is %f", (verdicts, wanted) => {
  expect(averagePrecision(verdicts.map((one) => one === 1))).toBeCloseTo(wanted, 6);
});
