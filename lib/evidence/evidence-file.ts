import { z } from "zod";
import type { Json as JsonValue } from "@/lib/clean-text";

/** The shape of an evidence file. The order of the fields here is the order in the file: verification holds it to the letter. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const figure = z.number().nullable();
const said = z.string().nullable();
/** It was read from JSON, so it is JSON; to look at each of its parts would take long. */
const Json = z.custom<JsonValue>((value) => value !== undefined);

export const EvidencePromotion = z.strictObject({
  id: z.string(),
  promptId: z.string(),
  promptSlug: z.string(),
  environment: z.string(),
  kind: z.enum(["promote", "rollback"]),
  versionId: z.string(),
  number: z.number(),
  contentHash: hash,
  fromVersionId: said,
  fromNumber: figure,
  fromContentHash: hash.nullable(),
  reason: said,
  acceptedBreaking: z.boolean(),
  override: z.boolean(),
  createdBy: said,
  createdAt: z.string(),
});
export type EvidencePromotion = z.infer<typeof EvidencePromotion>;

/** The text a content is hashed as. */
export const EvidenceContent = z.strictObject({ hash, text: z.string() });
export type EvidenceContent = z.infer<typeof EvidenceContent>;

export const EvidenceSuite = z.strictObject({
  id: z.string(),
  revision: z.number(),
  datasetId: z.string(),
  split: z.enum(["dev", "gate"]).nullable(),
  evaluators: Json,
  passThreshold: figure,
  trials: z.number(),
  primaryMetric: z.string(),
  margin: z.number(),
  guardrails: z.array(z.strictObject({ metric: z.string(), margin: z.number() })),
});
export type EvidenceSuite = z.infer<typeof EvidenceSuite>;

export const EvidenceApproval = z.strictObject({
  personId: z.string(),
  decision: z.enum(["approve", "decline"]),
  comment: said,
  at: z.string(),
});
export type EvidenceApproval = z.infer<typeof EvidenceApproval>;

export const EvidenceEvaluation = z.strictObject({
  id: z.string(),
  suiteId: said,
  suiteRevision: figure,
  purpose: z.string(),
  datasetId: z.string(),
  datasetRevision: z.number(),
  split: z.enum(["dev", "gate"]).nullable(),
  caseFilter: Json,
  trials: z.number(),
  passThreshold: figure,
  status: z.string(),
  createdAt: z.string(),
  finishedAt: said,
  arms: z.array(
    z.strictObject({
      id: z.string(),
      position: z.number(),
      versionId: z.string(),
      contentHash: hash,
      providerId: z.string(),
      modelName: z.string(),
      modelOverride: Json,
      label: z.string(),
    }),
  ),
  evaluators: z.array(
    z.strictObject({
      key: z.string(),
      type: z.string(),
      typeVersion: z.number(),
      options: Json,
      fingerprint: hash,
      weight: z.number(),
      threshold: figure,
      required: z.boolean(),
      negate: z.boolean(),
      savedId: said,
      savedRevision: figure,
    }),
  ),
});
export type EvidenceEvaluation = z.infer<typeof EvidenceEvaluation>;

export const EvidenceCase = z.strictObject({
  id: z.string(),
  hash,
  split: z.enum(["dev", "gate"]),
  group: said,
  tags: z.array(z.string()),
  variables: Json,
  expectations: Json,
  metadata: Json,
});
export type EvidenceCase = z.infer<typeof EvidenceCase>;

export const EvidenceScore = z.strictObject({
  key: z.string(),
  score: figure,
  passed: z.boolean().nullable(),
  skipped: said,
  error: said,
  reason: said,
  details: Json,
});
export type EvidenceScore = z.infer<typeof EvidenceScore>;

export const EvidenceResult = z.strictObject({
  id: z.string(),
  armId: z.string(),
  caseId: z.string(),
  trial: z.number(),
  status: z.string(),
  outcome: said,
  total: figure,
  passed: z.boolean().nullable(),
  latencyMs: figure,
  inputTokens: figure,
  outputTokens: figure,
  costUsd: figure,
  error: z.strictObject({ stage: said, code: said, message: said }).nullable(),
  messages: Json,
  output: Json,
  raw: said,
  scores: z.array(EvidenceScore),
});
export type EvidenceResult = z.infer<typeof EvidenceResult>;

export const evidenceFormat = "promptops-evidence";
export const evidenceFormatVersion = 1;

export const EvidenceFile = z.strictObject({
  format: z.literal(evidenceFormat),
  formatVersion: z.literal(evidenceFormatVersion),
  promotion: EvidencePromotion,
  contents: z.array(EvidenceContent),
  suite: EvidenceSuite.nullable(),
  decision: Json,
  approvals: z.array(EvidenceApproval),
  evaluations: z.array(
    z.strictObject({ evaluation: EvidenceEvaluation, cases: z.array(EvidenceCase), results: z.array(EvidenceResult) }),
  ),
  sha256: hash,
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;
