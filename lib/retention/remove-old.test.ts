import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { one } from "@/db/rows";
import { evaluations } from "@/db/schema/evaluations";
import { asMember, auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { getResult } from "@/lib/evaluations/get-result";
import { resumeEvaluation } from "@/lib/evaluations/resume-evaluation";
import { exportEvidence } from "@/lib/evidence/export-evidence";
import { newId } from "@/lib/ids";
import { updateWorkspace } from "@/lib/workspaces/update-workspace";
import { aFilledWorkspace } from "@/tests/a-filled-workspace";
import { aPromotedPrompt } from "@/tests/a-promoted-prompt";
import { removeOld } from "./remove-old";

const db = database();
let ctx: Context;
beforeEach(async () => {
  ctx = { ...(await aWorkspace()), db };
});
const remove = () => removeOld({ db, requestId: newId("req"), address: null });
const keep = (of: Context, days: object) => updateWorkspace(of, { id: of.workspaceId, ...days });
const count = async (from: ReturnType<typeof sql>) =>
  one(await db.execute<{ n: number }>(sql`select count(*)::int as n from ${from}`)).n;
const of = (table: string) => sql`${sql.raw(table)} where workspace_id = ${ctx.workspaceId}`;

describe("retention", () => {
  test("keeps everything but what webhooks were told unless it is asked to", async () => {
    ({ ctx } = await aFilledWorkspace("kept"));
    const tables = ["runs", "result_outputs", "webhook_deliveries", "audit_entries", "model_calls"];
    await db.execute(sql`update runs set created_at = now() - interval '10 years' where workspace_id = ${ctx.workspaceId}`);
    await db
      .update(evaluations)
      .set({ finishedAt: new Date(0) })
      .where(eq(evaluations.workspaceId, ctx.workspaceId));
    const before = await Promise.all(tables.map((table) => count(of(table))));
    await remove();
    expect(await Promise.all(tables.map((table) => count(of(table))))).toEqual(before);
    expect(before.every((rows) => rows > 0)).toBe(true);
  });

  test("removes ended runs with their calls once their time is over, in batches, and is done when asked again", async () => {
    await keep(ctx, { runsKeptDays: 30 });
    const { workspaceId } = ctx;
    const hash = "0".repeat(64);
    await db.execute(sql`insert into contents (workspace_id, hash, body) values (${workspaceId}, ${hash}, '{}')`);
    await db.execute(sql`
      insert into runs (id, workspace_id, content_hash, provider_id, variables, messages, status, created_at)
      select ${workspaceId} || n, ${workspaceId}, ${hash}, 'sandbox', '{}', '[]', case when n = 1 then 'running' else 'completed' end,
        now() - make_interval(days => case when n <= 2500 then 31 else 29 end) from generate_series(1, 2600) n`);
    await db.execute(sql`
      insert into model_calls (id, workspace_id, run_id, attempt, idempotency_key, provider_id, model, state)
      select 'call_' || id, workspace_id, id, 1, id, 'sandbox', 'sandbox', 'received' from runs where workspace_id = ${workspaceId}`);
    await remove();
    expect([await count(of("runs")), await count(of("model_calls"))]).toEqual([101, 101]);
    expect(await count(sql`${of("runs")} and status = 'running'`)).toBe(1);
    expect((await remove()).runs).toBe(0);
    await db.execute(sql`update runs set status = 'completed' where workspace_id = ${workspaceId}`); // no job is behind it
  });

  test("removes what an old evaluation was answered, keeps its scores, and says so", async () => {
    const { ctx: own, ids } = await aFilledWorkspace("texts");
    ctx = own;
    await keep(ctx, { outputsKeptDays: 7 });
    const mine = eq(evaluations.id, ids.evaluation);
    await db.execute(sql`update review_queues set closed_at = now() where workspace_id = ${ctx.workspaceId}`);
    const ofIt = (table: string) => sql`${sql.raw(table)} where result_id in (
      select id from evaluation_results where evaluation_id = ${ids.evaluation})`;
    const scores = await count(ofIt("result_scores"));
    await remove();
    expect(await count(ofIt("result_outputs"))).toBeGreaterThan(0); // it is not old yet
    await db
      .update(evaluations)
      .set({ finishedAt: new Date(0) })
      .where(eq(evaluations.workspaceId, ctx.workspaceId));
    await remove();
    expect(await count(ofIt("result_outputs"))).toBe(0);
    expect(await getResult(ctx, { id: ids.result })).toMatchObject({ output: null, messages: null, raw: null });
    expect(await getEvaluation(ctx, { id: ids.evaluation })).toMatchObject({ progress: { completed: 2 } });
    await expect(resumeEvaluation(ctx, { id: ids.stopped })).rejects.toThrow("not kept any more");
    expect([await count(ofIt("result_scores")), scores > 0]).toEqual([scores, true]);
    expect(one(await db.select().from(evaluations).where(mine)).outputsRemovedAt).not.toBeNull();
    expect((await remove()).texts).toBe(0);
  });

  test("leaves what a promotion, a baseline, an alert or an open review rests on", async () => {
    const { ctx: own, ids } = await aFilledWorkspace("rests");
    ctx = own;
    await keep(ctx, { outputsKeptDays: 7 });
    const { promotionId } = await aPromotedPrompt(ctx, 24);
    const evidence = async () => new Response((await exportEvidence(ctx, { id: promotionId })).stream).text();
    await db
      .update(evaluations)
      .set({ finishedAt: new Date(0) })
      .where(eq(evaluations.workspaceId, ctx.workspaceId));
    const before = await evidence();
    await remove();
    const bare = await db
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(sql`outputs_removed_at is not null
      and workspace_id = ${ctx.workspaceId}`);
    expect(bare.map(({ id }) => id)).not.toContain(ids.golden); // a baseline
    expect(bare.map(({ id }) => id)).not.toContain(ids.evaluation); // in an open review queue
    expect(bare.map(({ id }) => id)).toEqual([ids.stopped]);
    expect(await evidence()).toBe(before);
  });

  test("removes whole days of the audit log, which tells of it", async () => {
    await keep(ctx, { auditKeptDays: 90 });
    const other = await aWorkspace();
    for (const { workspaceId } of [ctx, other])
      await db.execute(sql`
        insert into audit_entries (id, workspace_id, actor_kind, actor_id, action, target_id, created_at)
        select ${workspaceId} || n, ${workspaceId}, 'system', 'test', 'old.' || n, 'x', date_trunc('day', now()) - make_interval(days => n)
        from generate_series(89, 92) n`);
    await remove();
    await remove();
    expect(await auditTrail(ctx)).toEqual(expect.arrayContaining(["audit.trimmed", "old.89", "old.90", "workspace.updated"]));
    expect((await auditTrail(ctx)).length).toBe(4);
    expect((await auditTrail({ ...other, db })).length).toBe(4);
  });
});

describe("how long things are kept", () => {
  test("is said by admins, of the audit log by owners only", async () => {
    const admin = await asMember(ctx, "admin");
    expect(await keep(admin, { runsKeptDays: 30, outputsKeptDays: null })).toMatchObject({ runsKeptDays: 30 });
    await expect(keep(admin, { auditKeptDays: 90 })).rejects.toMatchObject({ code: "forbidden" });
    expect(await keep(ctx, { auditKeptDays: 90 })).toMatchObject({ runsKeptDays: 30, auditKeptDays: 90 });
    expect(await auditTrail(ctx)).toEqual(["workspace.updated", "workspace.updated"]);
  });
});
