import { sql } from "drizzle-orm";
import { evaluatorTries } from "@/db/schema/evaluators";
import { type Batch, batch } from "@/lib/batch";
import type { Context } from "@/lib/context";
import type { judgeMarks } from "@/lib/evaluations/judge-ledger";
import { newId } from "@/lib/ids";
import type { ClosedCall } from "@/lib/ledger/closed-call";

type Mark = Parameters<ReturnType<typeof judgeMarks>["add"]>[0];
type Try = Pick<typeof evaluatorTries.$inferInsert, "purpose" | "type" | "fingerprint" | "samples">;

/** The ledger's part of one try: a row to which its calls belong, their marks before they are sent, and how they ended. */
export type TryLedger = { id: string; marks: Batch<Mark>; close(calls: ClosedCall[]): Promise<void> };

/** The row is written with the first call: a try that asks no model leaves none. */
export function tryLedger(ctx: Context, of: Try): TryLedger {
  const { workspaceId } = ctx;
  const id = newId("try");
  let opened: Promise<unknown> | null = null;
  const open = () => {
    opened ??= ctx.db
      .insert(evaluatorTries)
      .values({ id, workspaceId, ...of, createdBy: ctx.principal.id })
      .execute();
    return opened;
  };
  const marks = batch<Mark>(
    async (marks) => {
      await open();
      await ctx.db.execute(sql`
        insert into model_calls (id, workspace_id, try_id, evaluator_key, slot, attempt, idempotency_key, provider_id, model, state)
        select m.id, ${workspaceId}, ${id}, m."evaluatorKey", m.slot, n.tried + 1, m."idempotencyKey", m."providerId", m.model, 'sent'
        from json_to_recordset(${JSON.stringify(marks)}::json) as m(
          id text, "evaluatorKey" text, slot int, "providerId" text, model text, "idempotencyKey" text)
        cross join lateral (
          select count(*) as tried from model_calls c where c.try_id = ${id} and c.evaluator_key = m."evaluatorKey" and c.slot = m.slot
        ) as n`);
    },
    { size: 20, delayMs: 2 },
  );
  return { id, marks, close: (calls) => closeCalls(ctx, calls) };
}

async function closeCalls({ db, workspaceId }: Context, calls: ClosedCall[]): Promise<void> {
  if (calls.length === 0) return;
  await db.execute(sql`
    update model_calls m set
      state = c.state, served_model = c."servedModel", fault_code = c."faultCode", http_status = c."httpStatus",
      latency_ms = c."latencyMs", input_tokens = c."inputTokens", output_tokens = c."outputTokens", cost_usd = c."costUsd",
      closed_at = clock_timestamp()
    from json_to_recordset(${JSON.stringify(calls)}::json) as c(
      id text, state text, "servedModel" text, "faultCode" text, "httpStatus" int, "latencyMs" int, "inputTokens" int,
      "outputTokens" int, "costUsd" float8)
    where m.workspace_id = ${workspaceId} and m.id = c.id`);
}
