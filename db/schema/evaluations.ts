import { sql } from "drizzle-orm";
import {
  boolean,
  check,
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

/**
 * One item of an evaluation (arm, case, trial) and, once it is done, its result: ids, flags and figures only.
 * `attempt` is raised by each claim and fences writes: who was overtaken writes nothing.
 * `outcome` other than `ok` on a completed result is a failure of the version (cut, filtered, refused, too slow).
 */
export const evaluationResults = pgTable(
  "evaluation_results",
  {
    id: text("id").primaryKey(),
    workspaceId: workspaceId(),
    evaluationId: text("evaluation_id").notNull(),
    armId: text("arm_id").notNull(),
    caseId: text("case_id").notNull(),
    caseVersionId: text("case_version_id").notNull(),
    caseHash: text("case_hash").notNull(),
    groupKey: text("group_key"),
    trial: integer("trial").notNull(),
    position: integer("position").notNull(),
    /** The result of another evaluation whose answer and scores it has; it was not asked for again. */
    reusedFrom: text("reused_from"),
    status: text("status", { enum: ["pending", "running", "waiting", "completed", "failed", "cancelled"] })
      .notNull()
      .default("pending"),
    attempt: integer("attempt").notNull().default(0),
    claimedBy: text("claimed_by"),
    notBefore: at("not_before"),
    /** When a person asked for it again: tries before that no longer count. */
    retriedAt: at("retried_at"),
    outcome: text("outcome"),
    total: doublePrecision("total"),
    passed: boolean("passed"),
    latencyMs: integer("latency_ms"),
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    costUsd: doublePrecision("cost_usd"),
    errorStage: text("error_stage"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    finishedAt: at("finished_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    unique("evaluation_results_item").on(t.evaluationId, t.armId, t.caseId, t.trial),
    index("evaluation_results_list").on(t.evaluationId, t.position),
    index("evaluation_results_open").on(t.evaluationId, t.position).where(sql`status in ('pending', 'running', 'waiting')`),
    index("evaluation_results_day").on(t.workspaceId, t.finishedAt),
    foreignKey({ columns: [t.workspaceId, t.evaluationId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
    // With the evaluation in it, its check finds the results of an arm that goes by the index of items.
    foreignKey({
      columns: [t.workspaceId, t.evaluationId, t.armId],
      foreignColumns: [evaluationArms.workspaceId, evaluationArms.evaluationId, evaluationArms.id],
    }),
    check("evaluation_results_total", sql`${t.total} between 0 and 1`),
  ],
);

/** The text of an answer in lower case, of `result_outputs`: generated, and no column of its table here, so that no select carries it. */
export const answerSearch = sql`"result_outputs"."search"`;

/** The wide part of a result: what was sent and what came back. */
export const resultOutputs = pgTable(
  "result_outputs",
  {
    resultId: text("result_id").primaryKey(),
    workspaceId: workspaceId(),
    messages: jsonText("messages").notNull(),
    output: jsonText("output").notNull(),
    raw: jsonText("raw").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.workspaceId, t.resultId], foreignColumns: [evaluationResults.workspaceId, evaluationResults.id] }),
  ],
);

export const resultScores = pgTable(
  "result_scores",
  {
    resultId: text("result_id").notNull(),
    key: text("key").notNull(),
    workspaceId: workspaceId(),
    evaluationId: text("evaluation_id").notNull(),
    armId: text("arm_id").notNull(),
    score: doublePrecision("score"),
    passed: boolean("passed"),
    skipped: text("skipped"),
    error: text("error"),
    reason: text("reason"),
    details: jsonb("details"),
  },
  (t) => [
    primaryKey({ columns: [t.resultId, t.key] }),
    index().on(t.evaluationId, t.key, t.score),
    foreignKey({ columns: [t.workspaceId, t.resultId], foreignColumns: [evaluationResults.workspaceId, evaluationResults.id] }),
    check("result_scores_range", sql`${t.score} between 0 and 1`),
  ],
);

/** A person's judgement; it stands beside the figures and never changes them. */
export const reviews = pgTable(
  "reviews",
  {
    id: id("rev"),
    workspaceId: workspaceId(),
    evaluationId: text("evaluation_id").notNull(),
    resultId: text("result_id").notNull(),
    reviewerId: text("reviewer_id").notNull(),
    score: doublePrecision("score").notNull(),
    passed: boolean("passed"),
    comment: text("comment"),
    overrides: jsonb("overrides").$type<{ key: string; score: number; reason: string }[]>().notNull().default([]),
    correctedOutput: text("corrected_output"),
    failureTags: text("failure_tags").array().notNull().default([]),
    /** Made in a review queue: what was answered to each of its criteria, as they stand in the item's queue. */
    itemId: text("item_id"),
    answers: jsonText("answers"),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.resultId, t.createdAt),
    index().on(t.evaluationId),
    foreignKey({ columns: [t.workspaceId, t.resultId], foreignColumns: [evaluationResults.workspaceId, evaluationResults.id] }),
    check("reviews_score", sql`${t.score} between 0 and 1`),
  ],
);
