import { describe, expect, test } from "vitest";
import { type DecisionRule, decide } from "./decide";
import type { MeasuredItem } from "./measured-item";

type Figures = Partial<Omit<MeasuredItem, "scores">> & { tone?: number };

/** So many cases, each measured once; what differs from a pass in a second for a cent is said by case. */
const side = (cases: number, of: (at: number) => Figures = () => ({})): MeasuredItem[] =>
  Array.from({ length: cases }, (_, at) => {
    const { tone, ...more } = of(at);
    return {
      ...{ caseId: `case_${at}`, group: null, trial: 1, contentHash: "same", status: "completed", outcome: "ok" },
      ...{ passed: true, total: 1, latencyMs: 1000, costUsd: 0.01, ...more },
      scores: new Map(tone === undefined ? [] : [["tone", tone]]),
    };
  });
/** A little noise, so that an interval has a width. */
const around = (value: number, at: number) => value * (1 + ((at % 5) - 2) / 100);
const rule: DecisionRule = { primary: "passRate", margin: 0.05, guardrails: [] };
const asked = { keys: ["tone"], finished: true, ...rule };

describe("decide", () => {
  test("puts the primary metric first and gives its word, with its own margin", () => {
    const sides = { baseline: side(100), candidate: side(100, (at) => ({ passed: at % 2 === 0 })) };
    const decision = decide(sides, { ...asked, margin: 0.1 });
    expect(decision).toMatchObject({ verdict: "worse", noWorse: false, primary: "passRate", margin: 0.1, guardrailsOk: true });
    expect(decision.metrics.map(({ key, delta }) => [key, delta])).toEqual([
      ["passRate", 0.1],
      ["meanScore", 0.05],
      ["tone", 0.05],
      ["latencyMs", 0.1],
      ["costUsd", 0.1],
    ]);
    const byScore = decide(sides, { ...asked, primary: "meanScore" });
    expect([byScore.metrics[0].key, byScore.verdict]).toEqual(["meanScore", "equivalent"]);
  });

  test.each(["latencyMs", "costUsd"] as const)("takes less of %s for better", (primary) => {
    const at = (share: number) => side(40, (n) => ({ [primary]: around(share, n) }));
    const slower = { baseline: side(40), candidate: at(primary === "costUsd" ? 0.02 : 2000) };
    expect(decide(slower, { ...asked, primary, margin: 0.1 })).toMatchObject({ verdict: "worse", noWorse: false });
    const faster = { baseline: slower.candidate, candidate: slower.baseline };
    expect(decide(faster, { ...asked, primary, margin: 0.1 })).toMatchObject({ verdict: "better", noWorse: true });
  });

  test("reads guardrails by their own margins, and leaves the word to the primary metric", () => {
    const sides = {
      baseline: side(60, () => ({ tone: 0.8 })),
      candidate: side(60, (at) => ({ latencyMs: around(1300, at), costUsd: around(0.0105, at), tone: 0.8 })),
    };
    const guardrails = [
      { metric: "latencyMs", margin: 0.2 },
      { metric: "costUsd", margin: 0.2 },
      { metric: "tone", margin: 0.05 },
    ];
    const decision = decide(sides, { ...asked, guardrails });
    expect(decision.verdict).toBe("equivalent");
    expect(decision.guardrails.map(({ metric, margin, reading }) => [metric, margin, reading])).toEqual([
      ["tone", 0.05, "unclear"], // every difference is the same, so the floor stands: 3.7 ÷ 60 is wider than 0.05
      ["latencyMs", 0.2, "breached"],
      ["costUsd", 0.2, "ok"],
    ]);
    expect(decision.guardrailsOk).toBe(false);
  });

  test("reads a guardrail that nothing was scored with as unclear, never as ok", () => {
    const sides = { baseline: side(60), candidate: side(60) };
    const decision = decide(sides, { ...asked, guardrails: [{ metric: "gone", margin: 0.05 }] });
    expect(decision.guardrails).toEqual([{ metric: "gone", margin: 0.05, reading: "unclear" }]);
    expect(decision.guardrailsOk).toBe(false);
    expect(decide(sides, { ...asked, primary: "gone" })).toMatchObject({ verdict: "undecided", noWorse: false });
  });

  test("says nothing before the end, and corrects for candidates and looks", () => {
    const sides = { baseline: side(100), candidate: side(100, (at) => ({ passed: at % 5 !== 0 })) };
    expect(decide(sides, { ...asked, finished: false }).reasons).toEqual(["not_finished"]);
    expect(decide(sides, asked).metrics[0].level).toBe(0.95);
    expect(decide(sides, { ...asked, candidates: 2, look: 2 }).metrics[0].level).toBeCloseTo(1 - 0.05 / 12);
  });

  test("says what would decide only where nothing is decided: cases from the spread, trials where they were repeated", () => {
    // every trial of every case is a toss: nothing but repeating spreads
    const tossed = (salt: number) =>
      [1, 2].flatMap((trial) =>
        side(40, (at) => ({ trial, passed: ((at * 7 + trial * 13 + salt * 29) * 2654435761) % 97 < 48 })),
      );
    const open = decide({ baseline: tossed(1), candidate: tossed(2) }, asked);
    expect(open.verdict).toBe("undecided");
    expect(open.casesNeeded).toBeGreaterThan(40);
    expect(open.trialsNeeded).toBeGreaterThan(2);
    const closed = decide({ baseline: side(400), candidate: side(400) }, asked);
    expect(closed).toMatchObject({ verdict: "equivalent", casesNeeded: null, trialsNeeded: null });
  });

  test("leaves out of a metric what either side did not ask, and counts what was not completed as missing", () => {
    const baseline = side(30, (at) => (at === 0 ? {} : { tone: 1 }));
    const candidate = side(30, (at) => (at === 1 ? { status: "failed" } : at === 2 ? { outcome: "length" } : { tone: 1 }));
    const tone = decide({ baseline, candidate }, asked).metrics.find(({ key }) => key === "tone");
    expect(tone).toMatchObject({ pairs: 27, missing: 2 });
  });
});
