import { describe, expect, test } from "vitest";
import { verdictSentence } from "./verdict-sentence";

const arm = (label: string) => ({ armId: label, versionId: label, label });
const passRate = { key: "passRate", kind: "proportion" } as const;
const base: Parameters<typeof verdictSentence>[0] = {
  verdict: "better",
  reasons: [],
  margin: 0.05,
  baseline: arm("v2"),
  candidate: arm("v3"),
  integrity: { finished: true, pairs: 200, missing: 0, unmatched: 0, arms: [] },
  casesNeeded: null,
  priceNeededUsd: null,
  trialsNeeded: null,
  metrics: [{ ...passRate, difference: 0.61, low: 0.54, high: 0.68, cases: 200, groups: 200 }],
};

describe("verdictSentence", () => {
  test("says the word, the difference with its interval, and on how many cases", () => {
    expect(verdictSentence(base)).toEqual({
      sentence: "v3 is better: +61 points (54 to 68), 200 cases, 0 missing",
      wouldDecide: [],
    });
  });

  test("names the margin where two arms are equivalent", () => {
    const metrics = [{ ...passRate, difference: -0.01, low: -0.03, high: 0.02, cases: 900, groups: 900 }];
    expect(verdictSentence({ ...base, verdict: "equivalent", metrics }).sentence).toBe(
      "v3 is equivalent to v2, within ±5 points: −1 point (−3 to 2), 900 cases, 0 missing",
    );
  });

  test("says what would decide, one line a reason", () => {
    const undecided = verdictSentence({ ...base, verdict: "undecided", reasons: ["few_groups", "wide"], casesNeeded: 1600 });
    expect(undecided.sentence).toMatch(/^Undecided: /);
    expect(undecided.wouldDecide).toEqual([
      "A verdict needs at least 20 independent cases; there are 200: add cases to the dataset, and evaluate again.",
      "About 1,600 cases would decide, at a margin of ±5 points.",
    ]);
  });

  test("blames no item while the evaluation has not ended", () => {
    const { wouldDecide } = verdictSentence({
      ...base,
      verdict: "undecided",
      reasons: ["not_finished", "integrity", "few_groups"],
    });
    expect(wouldDecide).toEqual([
      "A verdict needs every planned item: wait for the end of the evaluation, or resume it where it was stopped.",
    ]);
  });

  test("claims no figure where there is none yet", () => {
    const metrics = [{ ...passRate, difference: null, low: null, high: null, cases: 0, groups: 0 }];
    const { sentence } = verdictSentence({ ...base, verdict: "undecided", reasons: ["not_finished"], metrics });
    expect(sentence).toBe("Undecided: 0 cases, 0 missing");
  });

  test("names the metric, in its unit, where the verdict is about another one than the pass rate", () => {
    const latency = {
      key: "latencyMs",
      kind: "ratio",
      difference: -0.12,
      low: -0.18,
      high: -0.06,
      cases: 90,
      groups: 90,
    } as const;
    expect(verdictSentence({ ...base, metrics: [latency], margin: 0.1 }).sentence).toBe(
      "v3 is better in latency: −12% (−18% to −6%), 90 cases, 0 missing",
    );
    const score = { key: "tone", kind: "score", difference: 0.02, low: -0.03, high: 0.07, cases: 90, groups: 90 } as const;
    expect(
      verdictSentence({
        ...base,
        ...{ verdict: "undecided", reasons: ["wide"], metrics: [score], casesNeeded: 400, priceNeededUsd: 1.2, trialsNeeded: 3 },
      }),
    ).toEqual({
      sentence: "Undecided in tone: +0.02 (−0.03 to 0.07), 90 cases, 0 missing",
      wouldDecide: [
        "About 400 cases ($1.20 for their answers), or 3 trials of each of the present ones would decide, at a margin of ±0.05.",
      ],
    });
  });
});
