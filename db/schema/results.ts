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
import { at, createdAt, createdBy, id, jsonText, workspaceId } from "./columns";
import { evaluationArms, evaluations } from "./evaluations";

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
