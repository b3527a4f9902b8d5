import { z } from "zod";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { EnvironmentName, InEnvironment, PromptRef, VersionRef } from "@/lib/prompts/schema";

const share = z.number().min(0).max(1);

/** What a version must show. A limit that is left out is not asked. */
export const GateRules = z.strictObject({
  comparison: z
    .enum(["noWorse", "better", "none"])
    .default("noWorse")
    .describe("Against what the environment serves, by the suite's primary metric, margin and guardrails"),
  minPassRate: share.optional(),
  minScores: z
    .record(z.string().min(1).max(64), share)
    .refine((scores) => Object.keys(scores).length <= 30, "at most 30 evaluators")
    .optional()
    .describe("The least mean score, by the key of an evaluator of the suite"),
  maxLatencyP95Ms: z.number().int().min(1).max(86_400_000).optional(),
  maxCostUsdPerItem: z.number().positive().max(1_000_000).optional(),
  minCases: z.number().int().min(1).max(200_000).optional(),
  maxAgeHours: z.number().int().min(1).max(87_600).optional().describe("Since the newest evaluation of the evidence ended"),
  approvals: z.number().int().min(0).max(20).default(0).describe("By people who wrote nothing of it"),
});
export type GateRules = z.infer<typeof GateRules>;

/** A gate as it is kept: the rules, and the revision of the suite they were set for. */
export type StoredGate = { suiteId: string | null; suiteRevision: number | null; rules: GateRules };

export const OfGate = z.strictObject({ id: PromptRef, environment: InEnvironment });
export type OfGate = z.infer<typeof OfGate>;

/** What the address of a gate's page chooses. */
export const GateAddress = z.object({ environment: InEnvironment });

export const PutGate = OfGate.extend({
  suiteId: z
    .string()
    .min(1)
    .max(200)
    .nullable()
    .optional()
    .describe("Id or slug; where it is left out the gate's own, else the prompt's default. Its present revision is accepted"),
  rules: GateRules.nullable().describe("null removes the gate"),
});
export type PutGate = z.infer<typeof PutGate>;

const Gate = z.object({
  suiteId: z.string().nullable(),
  suiteSlug: z.string().nullable(),
  suiteName: z.string().nullable(),
  suiteRevision: z.number().nullable().describe("The revision that was accepted; with another one the gate stays shut"),
  currentRevision: z.number().nullable(),
  rules: GateRules.strip(),
});

const ChangedGate = z.object({
  suiteId: z.string().nullable(),
  suiteRevision: z.number().nullable(),
  rules: GateRules.strip(),
});

export const GateChange = z.object({
  id: z.string(),
  promptId: z.string(),
  environment: z.string(),
  before: ChangedGate.nullable(),
  after: ChangedGate.nullable(),
  loosens: z.array(z.string()).describe("In which ways it asks for less than before"),
  state: z.enum(["applied", "pending", "declined"]),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
});
export type GateChange = z.infer<typeof GateChange>;

export const GateView = z.object({
  promptId: z.string(),
  environment: z.string(),
  gate: Gate.nullable().describe("null: promotion is free"),
  pending: GateChange.nullable().describe("A change that asks for less and waits for a second person"),
  state: z.enum(["unchanged", "applied", "pending"]).describe("What became of the change this request asked for"),
  message: z.string(),
});
export type GateView = z.infer<typeof GateView>;

export const ListGateChanges = listInput(["createdAt"])
  .omit({ q: true })
  .extend({ id: PromptRef, environment: EnvironmentName.optional() });
export type ListGateChanges = z.infer<typeof ListGateChanges>;
export const GateChangePage = pageOf(GateChange);

export const DecideGateChange = z.strictObject({
  id: z.string().min(1).max(200),
  decision: z.enum(["accept", "decline"]),
});
export type DecideGateChange = z.infer<typeof DecideGateChange>;

export const GateCheckOf = z.strictObject({ id: VersionRef, environment: InEnvironment });
export type GateCheckOf = z.infer<typeof GateCheckOf>;

/** Where the cases behind a rule are: the results of an arm, or its pairs with another arm, narrowed by a filter. */
const CaseLink = z.object({
  evaluationId: z.string(),
  armId: z.string(),
  baselineArmId: z.string().nullable(),
  filter: z.record(z.string(), z.string()),
});
export type CaseLink = z.infer<typeof CaseLink>;

export const RuleReading = z.object({
  rule: z.string(),
  passed: z.boolean(),
  actual: z.union([z.number(), z.string()]).nullable(),
  required: z.union([z.number(), z.string()]).nullable(),
  detail: z.string(),
  cases: z.array(CaseLink),
});
export type RuleReading = z.infer<typeof RuleReading>;

const Interval = z.object({
  metric: z.string(),
  verdict: z.enum(["better", "worse", "equivalent", "undecided"]),
  noWorse: z.boolean(),
  reasons: z.array(z.string()),
  margin: z.number(),
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  casesNeeded: z.number().nullable(),
});

export const GateCheck = z.object({
  versionId: z.string(),
  environment: z.string(),
  passed: z.boolean(),
  suiteId: z.string().nullable().describe("What its evidence is measured with"),
  referenceId: z.string().nullable().describe("The version it is compared with: what is served, or was served last"),
  stale: z.boolean().describe("The evidence compares with what was served before and no longer is"),
  message: z.string(),
  rules: z.array(RuleReading),
  comparison: Interval.nullable(),
  tried: z
    .object({ candidates: z.number(), look: z.number() })
    .describe(
      "Contents measured on the suite since the last promotion, and how often this one was looked at: both widen the interval",
    ),
  evidence: z.object({
    counted: z.array(z.object({ evaluationId: z.string(), name: z.string(), finishedAt: Instant.nullable() })),
    leftOut: z.array(z.object({ evaluationId: z.string(), name: z.string(), why: z.string(), blocks: z.boolean() })),
  }),
});
export type GateCheck = z.infer<typeof GateCheck>;
