import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { evaluationResults, resultOutputs, resultScores } from "@/db/schema/results";
import type { Context } from "@/lib/context";
import type { EvidenceResult, EvidenceScore } from "./evidence-file";

const batchSize = 200;

type Place = { evaluationId: string; armIds: string[]; keys: string[] };
type Row = Awaited<ReturnType<typeof readBatch>>[number];

/** The results of an evaluation's arms in the order they were planned, with what was sent, what came back and how it was scored. */
export async function* readResults(ctx: Context, place: Place): AsyncGenerator<EvidenceResult> {
  for (let after = -1; ; ) {
    const rows = await readBatch(ctx, place, after);
    const scores = await readScores(ctx, rows);
    for (const row of rows) yield toResult(row, scores, place.keys);
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.result.position;
  }
}

const readBatch = (ctx: Context, { evaluationId, armIds }: Place, after: number) =>
  ctx.db
    .select({ result: evaluationResults, messages: resultOutputs.messages, output: resultOutputs.output, raw: resultOutputs.raw })
    .from(evaluationResults)
    .leftJoin(resultOutputs, eq(resultOutputs.resultId, evaluationResults.id))
    .where(
      and(
        eq(evaluationResults.workspaceId, ctx.workspaceId),
        eq(evaluationResults.evaluationId, evaluationId),
        inArray(evaluationResults.armId, armIds),
        gt(evaluationResults.position, after),
      ),
    )
    .orderBy(asc(evaluationResults.position))
    .limit(batchSize);

async function readScores(ctx: Context, rows: Row[]): Promise<Map<string, (typeof resultScores.$inferSelect)[]>> {
  if (rows.length === 0) return new Map();
  const ids = rows.map(({ result }) => result.id);
  const scores = await ctx.db.select().from(resultScores).where(inArray(resultScores.resultId, ids));
  return Map.groupBy(scores, ({ resultId }) => resultId);
}

function toResult({ result, messages, output, raw }: Row, scores: Awaited<ReturnType<typeof readScores>>, keys: string[]) {
  const { id, armId, caseId, trial, status, outcome, total, passed, latencyMs, inputTokens, outputTokens, costUsd } = result;
  const { errorStage: stage, errorCode: code, errorMessage: message } = result;
  const scored = scores.get(id) ?? [];
  const inOrder: EvidenceScore[] = keys.flatMap((wanted) =>
    scored
      .filter(({ key }) => key === wanted)
      .map(({ key, score, passed, skipped, error, reason, details }) => ({
        ...{ key, score, passed, skipped, error, reason },
        details: (details ?? null) as EvidenceScore["details"], // safe: jsonb holds JSON
      })),
  );
  return {
    ...{ id, armId, caseId, trial, status, outcome, total, passed, latencyMs, inputTokens, outputTokens, costUsd },
    error: stage === null && code === null && message === null ? null : { stage, code, message },
    messages: messages === null ? null : JSON.parse(messages),
    output: output === null ? null : JSON.parse(output),
    raw,
    scores: inOrder,
  };
}
