import { countApprovals } from "@/lib/approvals/count-approvals";
import type { Context } from "@/lib/context";
import { readSuite } from "@/lib/suites/rows";
import { comparePooled } from "./compare-pooled";
import type { GateFacts } from "./gate-facts";
import { type Evidence, type Examined, gatherEvidence } from "./gather-evidence";
import { judgeRules } from "./judge-rules";
import { casesOf, pairsOf } from "./link-cases";
import type { Recipe } from "./loosened-suite";
import { readJudges } from "./read-judges";
import { readPooledFigures } from "./read-pooled-figures";
import { findRecipe } from "./rows";
import type { GateRules } from "./schema";
import { summaryOf } from "./summary-of";

/** A gate's rules read on a version, with the evidence they were read from. Results are loaded once, to compare; the rest is counted. */
export async function examineVersion(ctx: Context, examined: Examined) {
  const { gate, version, environment } = examined;
  const evidence = await gatherEvidence(ctx, examined);
  const recipe = await findRecipe(ctx, gate);
  const suite = gate.suiteId === null ? null : await readSuite(ctx, gate.suiteId);
  const approvals = await countApprovals(ctx, version, environment);
  const decision = recipe && (await decisionOf(ctx, evidence, recipe, gate.rules));
  const { counted, leftOut, stale, reference } = evidence;
  const rules = judgeRules(gate.rules, {
    ...(await figuresOf(ctx, evidence)),
    ...{ measured: suite !== null, counted: counted.length, stale, reference },
    approvals: { approved: approvals.counted, declined: approvals.declined },
    suite: { accepted: gate.suiteRevision, current: suite?.revision ?? null },
    blocking: leftOut.flatMap(({ why, blocks }) => (blocks ? [why] : [])),
    judges: counted[0] && recipe ? await readJudges(ctx, counted[0], ruledKeys(gate.rules, recipe)) : [],
    comparison: decision && summaryOf(decision),
    guardrails: decision?.guardrails ?? [],
    pairCases: pairsOf(counted),
    ageHours: ageOf(evidence),
    armCases: (rule) => casesOf(counted, rule),
  });
  return { passed: rules.every((rule) => rule.passed), rules, evidence, decision, approvals };
}

async function decisionOf(ctx: Context, { counted, reference, tried }: Evidence, recipe: Recipe, { comparison }: GateRules) {
  if (counted.length === 0 || comparison === "none" || reference !== "other") return null;
  const { primaryMetric: primary, margin, guardrails } = recipe;
  return comparePooled(ctx, counted, { primary, margin, guardrails, keys: [], ...tried });
}

async function figuresOf(ctx: Context, { counted }: Evidence): Promise<Pick<GateFacts, "figures" | "integrity">> {
  if (counted.length === 0) {
    const none = { cases: 0, passRate: null, scores: new Map(), latencyP95Ms: null, costUsdPerItem: null };
    return { figures: none, integrity: { planned: 0, missing: 0, cases: [] } };
  }
  const { figures, integrity } = await readPooledFigures(ctx, counted);
  return { figures, integrity: { ...integrity, cases: casesOf(counted, "integrity") } };
}

/** The keys that a rule or the suite's decision names: an evaluator without weight has a say there all the same. */
const ruledKeys = ({ minScores = {} }: GateRules, { primaryMetric, guardrails }: Recipe): ReadonlySet<string> =>
  new Set([...Object.keys(minScores), primaryMetric, ...guardrails.map(({ metric }) => metric)]);

function ageOf({ counted }: Evidence): number | null {
  const ends = counted.flatMap(({ finishedAt }) => finishedAt?.getTime() ?? []);
  return ends.length === 0 ? null : (Date.now() - Math.max(...ends)) / 3_600_000;
}
