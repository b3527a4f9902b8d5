import { z } from "zod";
import { GateRules } from "@/lib/gates/schema";

const Reading = z.object({
  rule: z.string(),
  passed: z.boolean(),
  actual: z.union([z.number(), z.string()]).nullable(),
  required: z.union([z.number(), z.string()]).nullable(),
  detail: z.string(),
});

/** What a promotion keeps as its evidence; one without a gate and a rollback keep next to nothing. */
const KeptEvidence = z.object({
  gate: z
    .union([
      z.object({ suiteId: z.string().nullable(), suiteRevision: z.number().nullable(), rules: GateRules.strip() }),
      z.literal("none set").transform(() => null),
    ])
    .nullable()
    .default(null),
  rules: z.array(Reading).default([]),
  evaluationIds: z.array(z.string()).default([]),
  arms: z
    .array(z.object({ evaluationId: z.string(), candidateArms: z.array(z.string()), referenceArms: z.array(z.string()) }))
    .default([]),
  leftOut: z.array(z.object({ why: z.string(), blocks: z.boolean() })).default([]),
  tried: z.object({ candidates: z.number(), look: z.number() }).default({ candidates: 1, look: 1 }),
  comparison: z.record(z.string(), z.unknown()).nullable().default(null),
  approvals: z.array(z.object({ personId: z.string(), decision: z.enum(["approve", "decline"]), at: z.string() })).default([]),
  override: z.object({ reason: z.string() }).nullable().default(null),
  contentHash: z.string().optional(),
  referenceHash: z.string().nullable().optional(),
});
export type KeptEvidence = z.infer<typeof KeptEvidence>;

export const keptEvidence = (evidence: unknown): KeptEvidence => KeptEvidence.parse(evidence);
