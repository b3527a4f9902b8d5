import { expect, test } from "vitest";
import { GateRules } from "@/lib/gates/schema";
import { draftOfGate, gateOfDraft } from "./gate-draft";

const rules = GateRules.parse({
  ...{ comparison: "better", minPassRate: 0.29, minScores: { tone: 0.8 }, maxLatencyP95Ms: 900, maxCostUsdPerItem: 0.002 },
  ...{ minCases: 40, maxAgeHours: 24, approvals: 2 },
});

test("a gate that is opened and saved again is the same", () => {
  const gate = { suiteId: "su_1", rules };
  expect(gateOfDraft(draftOfGate(gate, null), ["tone"])).toEqual(gate);
});

test("what is empty is not asked, and without a suite only approvals are", () => {
  const draft = draftOfGate(null, "su_1");
  expect(gateOfDraft(draft, [])).toEqual({ suiteId: "su_1", rules: { comparison: "noWorse", approvals: 0 } });
  const approvals = { suiteId: null, rules: { comparison: "none", approvals: 2 } };
  expect(gateOfDraft({ ...draft, suiteId: "", minPassRate: "90", approvals: "2" }, [])).toEqual(approvals);
});

test("what is no number is sent as none, so that it is refused", () => {
  expect(gateOfDraft({ ...draftOfGate(null, "su_1"), minCases: "many" }, []).rules).toMatchObject({ minCases: Number.NaN });
});
