import { expect, test } from "vitest";
import { alertSentence } from "./alert-sentence";
import type { AlertFigures } from "./schema";

const loss = (more: Partial<AlertFigures["first"]>): AlertFigures["first"] => ({
  ...{ evaluationId: "ev_1", verdict: "worse", primary: "passRate", kind: "proportion", margin: 0.05 },
  ...{ baseline: 0.9, candidate: 0.7, difference: -0.187, low: -0.26, high: -0.0512, level: 0.95 },
  ...{ groups: 200, cases: 200, pairs: 200, missing: 0, improved: 8, regressed: 48 },
  ...more,
});
const of = { promptSlug: "triage", number: 3, environment: "production" };

test("an alert says what is worse, by how much and that it was so twice", () => {
  const figures = { first: loss({}), confirming: loss({ difference: -0.14, low: -0.2, high: -0.08 }) };
  expect(alertSentence({ ...of, figures })).toBe(
    "triage v3 in production is worse than its baseline: pass rate −19 points (−26 to −5.1), and pass rate −14 points (−20 to −8) when measured again at once.",
  );
});

test("a ratio is told in percent, by the name of the metric", () => {
  const slower = loss({ primary: "latencyMs", kind: "ratio", difference: 0.34, low: 0.2, high: 0.5 });
  expect(alertSentence({ ...of, figures: { first: slower, confirming: slower } })).toContain("latency +34% (+20 to +50)");
});
