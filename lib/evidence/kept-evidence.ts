import { z } from "zod";

/** What a promotion keeps as its evidence, as far as a file is made of it; a rollback and a promotion without a gate keep less. */
const KeptEvidence = z.object({
  gate: z.object({ suiteId: z.string(), suiteRevision: z.number() }).nullable().catch(null).default(null),
  approvals: z.array(z.object({ personId: z.string(), decision: z.enum(["approve", "decline"]), at: z.string() })).default([]),
});

export const keptEvidence = (evidence: unknown) => KeptEvidence.parse(evidence);
