import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, jsonText, updatedAt, workspaceId } from "./columns";
import { datasetRevisions } from "./datasets";
import { savedEvaluatorRevisions } from "./evaluators";
import { contents, promptVersions } from "./prompts";
import { suiteRevisions } from "./suites";

export const evaluations = pgTable(
  "evaluations",
  {
    id: id("ev"),
    workspaceId: workspaceId(),
    name: text("name").notNull(),
    status: text("status", {
      enum: ["queued", "running", "completed", "completed_with_errors", "cancelled", "failed"],
    })
      .notNull()
      .default("queued"),
    datasetId: text("dataset_id").notNull(),
    datasetRevision: integer("dataset_revision").notNull(),
    sourceEvaluationId: text("source_evaluation_id"),
    /** The recipe it was started from; null is an ad-hoc one, which is never evidence for a gate. */
    suiteId: text("suite_id"),
    suiteRevision: integer("suite_revision"),
    purpose: text("purpose", { enum: ["asked", "check", "scheduled", "confirming"] })
      .notNull()
      .default("asked"),
    split: text("split", { enum: ["dev", "gate"] }),
    caseFilter: jsonb("case_filter").$type<{ tags?: string[] }>(),
    trials: integer("trials").notNull().default(1),
    concurrency: integer("concurrency").notNull(),
    /** How many jobs it was given: those at work share the concurrency. */
    lanes: integer("lanes").notNull().default(1),
    /** Raised each time it is set going again: the lanes of an earlier round stop, whatever its status says by then. */
    round: integer("round").notNull().default(1),
    passThreshold: doublePrecision("pass_threshold"),
    /** What it may cost; it is stopped once its calls have cost that. */
    budgetUsd: doublePrecision("budget_usd"),
    /** Why it was stopped before its end, in words; null when it ran to its end or a person cancelled it. */
    error: text("error"),
    /** When retention removed what was sent and answered; scores and figures stay. */
    outputsRemovedAt: at("outputs_removed_at"),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    startedAt: at("started_at"),
    finishedAt: at("finished_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.workspaceId, t.createdAt),
    index().on(t.workspaceId, t.finishedAt),
    index("evaluations_open").on(t.workspaceId).where(sql`status in ('queued', 'running')`),
    index().on(t.datasetId),
    index("evaluations_suite").on(t.workspaceId, t.suiteId, t.createdAt).where(sql`suite_id is not null`),
    foreignKey({
      columns: [t.workspaceId, t.suiteId, t.suiteRevision],
      foreignColumns: [suiteRevisions.workspaceId, suiteRevisions.suiteId, suiteRevisions.number],
    }),
    foreignKey({
      columns: [t.workspaceId, t.datasetId, t.datasetRevision],
      foreignColumns: [datasetRevisions.workspaceId, datasetRevisions.datasetId, datasetRevisions.number],
    }),
  ],
);

/**
 * A version, or a draft's content, with an optional model of its own. What it came to is counted from its rows when the evaluation
 * ends, so that lists and the dashboard need no look at the results; null before.
 */
export const evaluationArms = pgTable(
  "evaluation_arms",
  {
    id: id("arm"),
    workspaceId: workspaceId(),
    evaluationId: text("evaluation_id").notNull(),
    position: integer("position").notNull(),
    versionId: text("version_id").notNull(),
    contentHash: text("content_hash").notNull(),
    providerId: text("provider_id").notNull(),
    /** The model the arm calls: the content's, or the override's. */
    modelName: text("model_name").notNull(),
    modelOverride: jsonText("model_override"),
    label: text("label").notNull(),
    completed: integer("completed"),
    scored: integer("scored"),
    passed: integer("passed"),
    tokens: doublePrecision("tokens"),
    /** Of every call, judges included; null also where one has no known price. */
    costUsd: doublePrecision("cost_usd"),
    /** The word against the first arm, at the default margin. */
    verdict: text("verdict", { enum: ["better", "worse", "equivalent", "undecided"] }),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    unique().on(t.workspaceId, t.evaluationId, t.id),
    unique().on(t.evaluationId, t.position),
    index().on(t.versionId),
    foreignKey({ columns: [t.workspaceId, t.evaluationId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
    foreignKey({ columns: [t.workspaceId, t.versionId], foreignColumns: [promptVersions.workspaceId, promptVersions.id] }),
    foreignKey({ columns: [t.workspaceId, t.contentHash], foreignColumns: [contents.workspaceId, contents.hash] }),
  ],
);

/** A configured use of an evaluator; the fingerprint says whether two scores mean the same. */
export const evaluationEvaluators = pgTable(
  "evaluation_evaluators",
  {
    workspaceId: workspaceId(),
    evaluationId: text("evaluation_id").notNull(),
    key: text("key").notNull(),
    position: integer("position").notNull(),
    type: text("type").notNull(),
    typeVersion: integer("type_version").notNull(),
    options: jsonText("options").notNull(),
    fingerprint: text("fingerprint").notNull(),
    weight: doublePrecision("weight").notNull(),
    threshold: doublePrecision("threshold"),
    required: boolean("required").notNull(),
    negate: boolean("negate").notNull(),
    /** The saved evaluator it was taken from, and which of its revisions. */
    savedId: text("saved_id"),
    savedRevision: integer("saved_revision"),
  },
  (t) => [
    primaryKey({ columns: [t.evaluationId, t.key] }),
    foreignKey({ columns: [t.workspaceId, t.evaluationId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
    index("evaluation_evaluators_saved").on(t.workspaceId, t.savedId, t.savedRevision).where(sql`saved_id is not null`),
    foreignKey({
      columns: [t.workspaceId, t.savedId, t.savedRevision],
      foreignColumns: [savedEvaluatorRevisions.workspaceId, savedEvaluatorRevisions.savedId, savedEvaluatorRevisions.number],
      name: "evaluation_evaluators_saved_revision",
    }),
  ],
);
