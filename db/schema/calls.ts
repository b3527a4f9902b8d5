import { sql } from "drizzle-orm";
import { check, doublePrecision, foreignKey, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { at, createdAt, id, workspaceId } from "./columns";
import { evaluatorTries } from "./evaluators";
import { evaluationResults } from "./results";
import { runs } from "./runs";

/**
 * The ledger: every model call, marked before it is sent and closed when its answer is stored.
 * Keyed by what it is for: a result, a run or a try of an evaluator, the evaluator where a judge is asked (`""` for the answer itself),
 * the how-many-th call of that evaluator (`slot`), and the attempt. A call whose worker died in flight is `unknown`.
 */
export const modelCalls = pgTable(
  "model_calls",
  {
    id: id("call"),
    workspaceId: workspaceId(),
    evaluationId: text("evaluation_id"),
    armId: text("arm_id"),
    resultId: text("result_id"),
    runId: text("run_id"),
    /** Here `evaluator_key` is the how-many-th sample of the try. */
    tryId: text("try_id"),
    evaluatorKey: text("evaluator_key").notNull().default(""),
    slot: integer("slot").notNull().default(0),
    attempt: integer("attempt").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    providerId: text("provider_id").notNull(),
    model: text("model").notNull(),
    servedModel: text("served_model"),
    state: text("state", { enum: ["reserved", "sent", "received", "failed", "unknown"] }).notNull(),
    faultCode: text("fault_code"),
    httpStatus: integer("http_status"),
    latencyMs: integer("latency_ms"),
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    costUsd: doublePrecision("cost_usd"),
    createdAt: createdAt(),
    closedAt: at("closed_at"),
  },
  (t) => [
    uniqueIndex("model_calls_result").on(t.resultId, t.evaluatorKey, t.slot, t.attempt).where(sql`result_id is not null`),
    uniqueIndex("model_calls_run").on(t.runId, t.attempt).where(sql`run_id is not null`),
    uniqueIndex("model_calls_try").on(t.tryId, t.evaluatorKey, t.slot, t.attempt).where(sql`try_id is not null`),
    index("model_calls_open").on(t.evaluationId).where(sql`state in ('reserved', 'sent')`),
    index("model_calls_evaluation").on(t.evaluationId, t.armId),
    index("model_calls_day").on(t.workspaceId, t.createdAt),
    foreignKey({ columns: [t.workspaceId, t.resultId], foreignColumns: [evaluationResults.workspaceId, evaluationResults.id] }),
    foreignKey({ columns: [t.workspaceId, t.runId], foreignColumns: [runs.workspaceId, runs.id] }),
    foreignKey({ columns: [t.workspaceId, t.tryId], foreignColumns: [evaluatorTries.workspaceId, evaluatorTries.id] }),
    check("model_calls_purpose", sql`num_nonnulls(${t.resultId}, ${t.runId}, ${t.tryId}) = 1`),
  ],
);
