import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import { asMember, aWorkspace } from "@/db/testing";
import { type Context, inTransaction } from "@/lib/context";
import { aToken } from "../a-filled-workspace";
import { aStartedEvaluation } from "../a-started-evaluation";
import { rest } from "../rest";
import { expectNothingForgotten } from "./expect-whole";

const idsOf = async ({ db, workspaceId }: Context) =>
  (await db.select({ id: evaluations.id }).from(evaluations).where(eq(evaluations.workspaceId, workspaceId))).map(({ id }) => id);
const jobsOf = async ({ db, workspaceId }: Context) =>
  (await db.execute(sql`select id from pgboss.job where data->>'workspaceId' = ${workspaceId}`)).length;
const entriesOf = async ({ db, workspaceId }: Context) =>
  (await db.execute(sql`select 1 from audit_entries where workspace_id = ${workspaceId} and action = 'evaluation.created'`))
    .length;

/** What a POST of an evaluation in a workspace of its own would send. */
async function aRequest() {
  process.env.OPENAI_API_KEY = "sk-of-nobody";
  const ctx = await aWorkspace();
  const { datasetId, versions } = await aStartedEvaluation(ctx, { cases: 2, concurrency: 1 });
  const versionIds = versions.map(({ versionId }) => versionId);
  const body = { datasetId, versionIds, evaluators: [{ type: "exact-match" }] };
  return { ctx, body, caller: rest((await aToken(ctx)).token) };
}

describe("R8: an evaluation and its job", () => {
  test("are undone together: what is rolled back has left no job", async () => {
    const { ctx } = await aRequest();
    const gone = inTransaction(ctx, async (ctx) => {
      await aStartedEvaluation(ctx, { cases: 2, concurrency: 1 });
      expect([(await idsOf(ctx)).length, await jobsOf(ctx)]).toEqual([2, 2]);
      throw new Error("the process ends here");
    });
    await expect(gone).rejects.toThrow("the process ends here");
    expect([(await idsOf(ctx)).length, await jobsOf(ctx)]).toEqual([1, 1]);
    await expectNothingForgotten(database());
  });

  test("are not there where what comes after the job fails: the POST fails whole, and sent again it is done", async () => {
    const { ctx, body, caller } = await aRequest();
    const refuse = `refuse_${ctx.workspaceId}`;
    await ctx.db.execute(
      sql.raw(`create function ${refuse}() returns trigger language plpgsql as $$ begin raise exception 'no more room'; end $$;
        create trigger ${refuse} before insert on audit_entries for each row
          when (new.workspace_id = '${ctx.workspaceId}') execute function ${refuse}()`),
    );
    const key = { "idempotency-key": "once" };
    const failed = await caller("POST", "/evaluations", body, key);
    expect([failed.status, JSON.stringify(failed.body)]).toEqual([500, expect.not.stringContaining("no more room")]);
    expect([(await idsOf(ctx)).length, await jobsOf(ctx)]).toEqual([1, 1]);
    await ctx.db.execute(sql.raw(`drop trigger ${refuse} on audit_entries; drop function ${refuse}()`));
    const done = await caller("POST", "/evaluations", body, key);
    expect([done.status, done.headers.get("idempotent-replayed")]).toEqual([201, null]);
    expect([(await idsOf(ctx)).length, await jobsOf(ctx)]).toEqual([2, 2]);
    await expectNothingForgotten(database());
  });
});

describe("R9: a POST of an evaluation sent twenty times at once", () => {
  test("with one Idempotency-Key makes one evaluation, one job and one entry, and says the same to all", async () => {
    const { ctx, body, caller } = await aRequest();
    const key = { "idempotency-key": "double-click" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => caller("POST", "/evaluations", body, key)));
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(done.filter(({ headers }) => !headers.has("idempotent-replayed"))).toHaveLength(1);
    expect(new Set(done.map((answer) => answer.body.id)).size).toBe(1);
    for (const answer of answers) if (answer.status !== 201) expect([answer.status, answer.body.code]).toEqual([409, "conflict"]);
    expect([(await idsOf(ctx)).length, await jobsOf(ctx), await entriesOf(ctx)]).toEqual([2, 2, 2]); // and the one there was

    const again = await caller("POST", "/evaluations", body, key);
    expect([again.status, again.body.id, again.headers.get("idempotent-replayed")]).toEqual([201, done[0]?.body.id, "true"]);
    expect((await caller("POST", "/evaluations", { ...body, name: "Another" }, key)).status).toBe(422);
    const colleague = rest((await aToken(await asMember(ctx, "owner"))).token);
    const other = await colleague("POST", "/evaluations", body, key);
    expect([other.status, other.headers.get("idempotent-replayed")]).toEqual([201, null]);
    expect(other.body.id).not.toBe(done[0]?.body.id);
    expect((await idsOf(ctx)).length).toBe(3);
  });
});
