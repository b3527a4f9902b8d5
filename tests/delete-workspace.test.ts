import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { asMember, aWorkspace } from "@/db/testing";
import { giveApproval } from "@/lib/approvals/give-approval";
import type { Context } from "@/lib/context";
import { planEvaluation } from "@/lib/evaluations/plan-evaluation";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { deleteWorkspace } from "@/lib/workspaces/delete-workspace";
import { aFilledWorkspace, aToken } from "./a-filled-workspace";
import { aGatedPrompt, aMeasuredEvaluation } from "./a-gated-prompt";
import { aStartedEvaluation } from "./a-started-evaluation";
import { ownDatabase } from "./own-database";
import { rest } from "./rest";
import { runHere } from "./run-here";
import { startWorker } from "./start-worker";
import { textOf } from "./stub-provider/behaviour";
import { theDefaultProvider } from "./the-default-provider";
import { until } from "./until";

const db = openDatabase(await ownDatabase());
beforeAll(async () => {
  await theDefaultProvider({ latencyMs: 20, answer: ({ body }) => textOf(body.messages) });
});
afterAll(async () => {
  await db.$client.end();
});

const slugOf = ({ workspaceId }: Context) => workspaceId.replace("_", "-");
const remove = (ctx: Context) => deleteWorkspace(ctx, { id: ctx.workspaceId, confirm: slugOf(ctx) });

async function tablesOfWorkspaces(): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id' order by 1`);
  return rows.map(({ name }) => name);
}

/** Count and digest of what each table holds of a workspace, the workspace itself and its jobs among them. */
async function heldBy({ workspaceId }: Context): Promise<Record<string, string>> {
  const tables = (await tablesOfWorkspaces()).map((name) => ({ name, where: `workspace_id = '${workspaceId}'` }));
  const all = [
    ...tables,
    { name: "workspaces", where: `id = '${workspaceId}'` },
    { name: "pgboss.job", where: `data->>'workspaceId' = '${workspaceId}'` },
  ];
  const each = all.map(
    ({
      name,
      where,
    }) => `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as held
      from ${name} t where ${where}`,
  );
  const rows = await db.execute<{ name: string; held: string }>(sql.raw(each.join(" union all ")));
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}
const filled = (held: Record<string, string>) => Object.keys(held).filter((name) => held[name]?.startsWith("0 ") === false);

/** A promotion with an approval and an evaluation as its evidence. */
async function releaseByGate(ctx: Context): Promise<void> {
  const gated = await aGatedPrompt(ctx);
  await aMeasuredEvaluation(ctx, gated);
  await giveApproval(await asMember(ctx, "reviewer"), { id: gated.next.id, decision: "approve" });
  await promoteVersion(ctx, { id: gated.next.id, environment: "production", acceptBreaking: false });
}

describe("a workspace that is deleted", () => {
  test("leaves nothing, and every other one as it was", async () => {
    const [own, theirs] = [await aFilledWorkspace("own"), await aFilledWorkspace("theirs")];
    for (const { ctx } of [own, theirs]) await releaseByGate(ctx);
    const client = rest((await aToken(own.ctx)).token);
    await client("POST", "/datasets", { name: "once" }, { "idempotency-key": "one" });
    const before = await heldBy(theirs.ctx);
    expect(filled(await heldBy(own.ctx))).toEqual(Object.keys(before)); // else a table would be told of that has nothing in it
    const path = `/workspaces/${own.ids.workspace}?confirm=${slugOf(own.ctx)}`;
    expect((await client("DELETE", path)).status).toBe(204);
    expect(filled(await heldBy(own.ctx))).toEqual([]);
    expect(await heldBy(theirs.ctx)).toEqual(before);
    expect((await client("DELETE", path)).status).toBe(404);
  });

  test("is deleted by its owner, who names its slug", async () => {
    const { ctx } = await aFilledWorkspace("kept");
    const before = await heldBy(ctx);
    const admin = await asMember(ctx, "admin");
    await expect(remove(admin)).rejects.toMatchObject({ code: "forbidden" });
    for (const confirm of ["", "Test", slugOf(await aWorkspace(db)), slugOf(ctx).toUpperCase()])
      await expect(deleteWorkspace(ctx, { id: ctx.workspaceId, confirm })).rejects.toMatchObject({ code: "invalid_input" });
    expect({ ...(await heldBy(ctx)), members: "" }).toEqual({ ...before, members: "" });
  });

  test("lets what never changes be deleted in no other transaction, nor elsewhere in its own", async () => {
    const { ctx } = await aFilledWorkspace("gone");
    const other = await aFilledWorkspace("other");
    await db.transaction(async (tx) => {
      await remove({ ...ctx, db: tx });
      for (const table of ["audit_entries", "promotions", "contents"]) {
        const attempt = tx.transaction((inner) =>
          inner.execute(sql.raw(`delete from ${table} where workspace_id = '${other.ids.workspace}'`)),
        );
        await expect(attempt).rejects.toMatchObject({ cause: { message: expect.stringContaining("refused") } });
      }
    });
  });

  test("asked for many times at once is deleted once", async () => {
    const { ctx } = await aFilledWorkspace("again");
    await Promise.all(Array.from({ length: 5 }, () => remove(ctx)));
    expect(filled(await heldBy(ctx))).toEqual([]);
  });
});

describe("work under way in it", () => {
  test("ends without writing anything", async () => {
    const ctx = { ...(await aWorkspace(db)), db };
    const { id } = await aStartedEvaluation(ctx, { cases: 200, concurrency: 8 });
    await planEvaluation(ctx, { id });
    const lane = runHere(ctx, id).catch((error: unknown) => error);
    await until("results", async () => (await readEvaluation(ctx, id)).progress.completed > 10);
    await remove(ctx);
    await lane;
    expect(filled(await heldBy(ctx))).toEqual([]);
  });

  test("leaves the worker and the evaluations of others alone", { timeout: 120_000 }, async () => {
    const [own, other] = [
      { ...(await aWorkspace(db)), db },
      { ...(await aWorkspace(db)), db },
    ];
    const { id: gone } = await aStartedEvaluation(own, { cases: 400, concurrency: 8 });
    const { id: kept } = await aStartedEvaluation(other, { cases: 150, concurrency: 8 });
    const worker = await startWorker();
    await until("results", async () => (await readEvaluation(own, gone)).progress.completed > 10);
    await remove(own);
    await until("the other's end", async () => (await readEvaluation(other, kept)).finishedAt !== null);
    expect(await readEvaluation(other, kept)).toMatchObject({ status: "completed", progress: { completed: 150, failed: 0 } });
    expect(worker.process.exitCode).toBeNull();
    expect(await worker.stop()).toBe(0);
    expect(filled(await heldBy(own))).toEqual([]);
  });
});
