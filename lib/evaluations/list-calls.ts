import { and, asc, eq } from "drizzle-orm";
import { modelCalls } from "@/db/schema/calls";
import { verb } from "@/lib/verb";
import type { ResultId } from "./result-schema";

/** The ledger of a result: every call made for it and its judges, each attempt a row. */
export const listCalls = verb("evaluations:read", (ctx, { id }: ResultId) =>
  ctx.db
    .select({
      id: modelCalls.id,
      evaluatorKey: modelCalls.evaluatorKey,
      attempt: modelCalls.attempt,
      providerId: modelCalls.providerId,
      model: modelCalls.model,
      servedModel: modelCalls.servedModel,
      state: modelCalls.state,
      faultCode: modelCalls.faultCode,
      httpStatus: modelCalls.httpStatus,
      latencyMs: modelCalls.latencyMs,
      inputTokens: modelCalls.inputTokens,
      outputTokens: modelCalls.outputTokens,
      costUsd: modelCalls.costUsd,
    })
    .from(modelCalls)
    .where(and(eq(modelCalls.workspaceId, ctx.workspaceId), eq(modelCalls.resultId, id)))
    .orderBy(asc(modelCalls.evaluatorKey), asc(modelCalls.slot), asc(modelCalls.attempt)),
);
