import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { workspaces } from "@/db/schema/workspaces";
import { type Context, contextForJob } from "@/lib/context";
import { getGateCheck } from "@/lib/gates/get-gate-check";
import { newId } from "@/lib/ids";
import { makeDemo } from "@/scripts/demo/make-demo";
import { conclusionsOf } from "./conclusions-of";
import { ownDatabase } from "./own-database";
import { startWorker, type WorkerProcess } from "./start-worker";
import { until } from "./until";

const dataDir = mkdtempSync(join(tmpdir(), "promptops-demo-"));
const patienceMs = 180_000; // for a busy machine
let worker: WorkerProcess;
let ctx: Context;

/** The seed as the launcher runs it. */
function seed() {
  const child = spawn(process.execPath, [join(import.meta.dirname, "../dist/seed.js")], {
    env: { ...process.env, DATA_DIR: dataDir, PROMPTOPS_MODE: "embedded" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = once(child, "exit").then(([code]) => ({ code, said }));
  return { kill: () => child.kill("SIGKILL"), ended };
}

/** Changes that were made so far, by anybody. */
const changes = () => database().$count(auditEntries);

// Each is killed once so many changes are in, whatever it is at: a dataset without its cases, an evaluation, a rollback.
const killedAfter = [2, 9, 44];

beforeAll(async () => {
  await ownDatabase();
  worker = await startWorker();
  for (const point of killedAfter) {
    const interrupted = seed();
    await until(`${point} changes`, async () => (await changes()) >= point, patienceMs);
    interrupted.kill();
    expect((await interrupted.ended).code).toBeNull();
  }
  expect(await seed().ended).toMatchObject({ code: 0, said: expect.stringContaining("The demo is complete") });
  const [workspace, ...others] = await database().select().from(workspaces);
  expect(others).toEqual([]);
  ctx = contextForJob(database(), workspace?.id ?? "", "test");
}, 2 * patienceMs);
afterAll(async () => {
  await worker?.stop();
  rmSync(dataDir, { recursive: true });
});

describe("the demo", { timeout: patienceMs }, () => {
  test("is there once, whole, however often its making was interrupted, with one audit entry a step", async () => {
    const { actions, datasets, reviews, runs } = await conclusionsOf(ctx);
    expect(actions).toEqual({
      "baseline.pinned": 1,
      "dataset.cases_added": 3,
      "dataset.created": 3,
      "evaluation.created": 11,
      "gate.changed": 1,
      "invitation.created": 1,
      "member.joined": 1,
      "prompt.created": 3,
      "prompt.rolled_back": 1,
      "prompt.updated": 1,
      "review.created": 6,
      "review_queue.created": 1,
      "run.started": 5,
      "schedule.created": 1,
      "suite.created": 1,
      "version.approved": 1,
      "version.created": 14,
      "version.promoted": 13,
      "workspace.created": 1,
      "workspace.renamed": 1,
    });
    expect(datasets).toEqual({ "Help desk questions": 32, "Supplier invoices": 42, "Support tickets, spring": 96 });
    expect({ reviews, runs }).toEqual({ reviews: 6, runs: ["completed", "completed", "completed", "completed", "completed"] });
  });

  test("is left as it is by another seed", async () => {
    const before = await changes();
    expect(await seed().ended).toEqual({ code: 0, said: "The demo was complete already; nothing was made.\n" });
    expect(await changes()).toBe(before);
  });

  test("has evaluations that ended, with the verdicts its promotions name", async () => {
    const { evaluations, served } = await conclusionsOf(ctx);
    expect(Object.fromEntries(evaluations.map(({ name, status, verdict }) => [name, [status, verdict]]))).toEqual({
      "Triage: does explaining help?": ["completed", "worse"],
      "Triage: a few words on each queue": ["completed", "better"],
      "Triage: queues described in full": ["completed", "better"],
      "Triage: without the channel": ["completed", "equivalent"],
      "Triage: before the release of version 5": ["completed", "undecided"], // by 5 points; its suite asks for 12
      "Invoices: with a response schema": ["completed", "undecided"],
      "Invoices: fields described": ["completed", "better"],
      "Invoices: amounts as written": ["completed", "worse"],
      "Replies: warmer and longer": ["completed", "undecided"],
      "Replies: all facts of the help centre": ["completed", "better"],
      "Replies: two sentences": ["completed", "undecided"],
    });
    const reasons = served.filter(({ environment }) => environment === "production").map(({ reason }) => reason ?? "");
    expect(reasons.filter((reason) => reason.includes("better"))).toHaveLength(4);
  });

  test("has exactly one active version a prompt, the best of those measured", async () => {
    const { active } = await conclusionsOf(ctx);
    expect(active).toEqual({ "invoice-extraction": [3], "support-reply": [3], "ticket-triage": [4] });
  });

  test("has a version that meets every rule of its gate and waits for a person to promote it", async () => {
    const { passed, rules, comparison } = await getGateCheck(ctx, { id: "ticket-triage@5", environment: "production" });
    expect(rules.filter((rule) => !rule.passed)).toEqual([]);
    expect({ passed, comparison }).toMatchObject({ passed: true, comparison: { noWorse: true } });
  });

  test("holds a received call in the ledger for every result, made between its evaluation's start and end", async () => {
    const [found] = await ctx.db.execute<{ results: number; called: number; judged: number }>(sql`
      select count(*)::int as results,
        (count(*) filter (where calls.answers = 1))::int as called,
        (sum(calls.judgements))::int as judged
      from evaluation_results r join evaluations e on e.id = r.evaluation_id
      cross join lateral (
        select count(*) filter (where evaluator_key = '') as answers, count(*) filter (where evaluator_key = 'judge') as judgements
        from model_calls c
        where c.result_id = r.id and c.state = 'received' and c.created_at >= e.started_at and c.closed_at <= e.finished_at
      ) as calls
      where r.workspace_id = ${ctx.workspaceId}`);
    const results = 2 * (64 + 3 * 96 + 3 * 32) + 2 * 3 * 42 + 2 * 3 * 32;
    expect(found).toEqual({ results, called: results, judged: 2 * 3 * 32 });
  });

  test(
    "comes to the same conclusions when it is made anew",
    async () => {
      const caller = { db: database(), requestId: newId("req"), address: null };
      const again = await makeDemo(caller, { email: "again@example.com", password: "a long enough password" });
      expect(again.workspaceId).not.toBe(ctx.workspaceId);
      await until(
        "its runs",
        async () => (await conclusionsOf(again)).runs.every((status) => status === "completed"),
        patienceMs,
      );
      expect(await conclusionsOf(again)).toEqual(await conclusionsOf(ctx));
      expect(await ctx.db.$count(workspaces, eq(workspaces.id, again.workspaceId))).toBe(1);
    },
    2 * patienceMs,
  );
});
