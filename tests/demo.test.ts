import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { modelCalls } from "@/db/schema/calls";
import { datasetCases, datasets } from "@/db/schema/datasets";
import { evaluationResults, evaluations, reviews } from "@/db/schema/evaluations";
import { deployments, promotions, prompts, promptVersions } from "@/db/schema/prompts";
import { runs } from "@/db/schema/runs";
import { users, workspaces } from "@/db/schema/workspaces";
import { contextForJob, type Context } from "@/lib/context";
import { compareArms } from "@/lib/evaluations/compare-arms";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { newId } from "@/lib/ids";
import { makeDemo } from "@/scripts/demo/make-demo";
import { ownDatabase } from "./own-database";
import { startWorker } from "./start-worker";
import { until } from "./until";

const root = join(import.meta.dirname, "..");
const dataDir = mkdtempSync(join(tmpdir(), "promptops-demo-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

/** The seed as the launcher runs it; resolves with its exit code and what it said. */
function seed() {
  const child = spawn(process.execPath, [join(root, "dist", "seed.js")], { env: { ...process.env, DATA_DIR: dataDir } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  return { kill: () => child.kill("SIGKILL"), ended: once(child, "exit").then(([code]) => ({ code, said })) };
}

const changes = async () => database().$count(auditEntries);

/** What a workspace's demo comes to, without ids and times. */
async function conclusionsOf(ctx: Context) {
  const { db, workspaceId } = ctx;
  const found = await db.select().from(evaluations).where(eq(evaluations.workspaceId, workspaceId)).orderBy(asc(evaluations.name));
  const versions = await db
    .select({ slug: prompts.slug, number: promptVersions.number, state: promptVersions.state, hash: promptVersions.contentHash })
    .from(promptVersions)
    .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .where(eq(promptVersions.workspaceId, workspaceId))
    .orderBy(asc(prompts.slug), asc(promptVersions.number));
  const served = await db
    .select({ slug: prompts.slug, kind: promotions.kind, environment: promotions.environment, number: promptVersions.number, reason: promotions.reason })
    .from(promotions)
    .innerJoin(prompts, eq(prompts.id, promotions.promptId))
    .innerJoin(promptVersions, eq(promptVersions.id, promotions.versionId))
    .where(eq(promotions.workspaceId, workspaceId))
    .orderBy(asc(prompts.slug), asc(promotions.environment), asc(promotions.createdAt));
  const actions = await db
    .select({ action: auditEntries.action, times: count() })
    .from(auditEntries)
    .where(eq(auditEntries.workspaceId, workspaceId))
    .groupBy(auditEntries.action)
    .orderBy(asc(auditEntries.action));
  return {
    evaluations: await Promise.all(
      found.map(async ({ id, name }) => {
        const { status, versions } = await getEvaluation(ctx, { id });
        const [baseline, candidate] = versions.map(({ armId }) => armId);
        const { verdict } = await compareArms(ctx, { id, baseline: baseline ?? "", candidate: candidate ?? "", margin: 0.05 });
        return { name, status, verdict, passRates: versions.map(({ number, passRate }) => [number, passRate]) };
      }),
    ),
    versions,
    served,
    actions: Object.fromEntries(actions.map(({ action, times }) => [action, times])),
    reviews: await db.$count(reviews, eq(reviews.workspaceId, workspaceId)),
    runs: await db.$count(runs, eq(runs.workspaceId, workspaceId)),
    datasets: await db
      .select({ name: datasets.name, cases: count() })
      .from(datasets)
      .innerJoin(datasetCases, eq(datasetCases.datasetId, datasets.id))
      .where(eq(datasets.workspaceId, workspaceId))
      .groupBy(datasets.name)
      .orderBy(asc(datasets.name)),
  };
}

describe("the demo", () => {
  test("x", { timeout: 100_000 }, async () => {
    await ownDatabase();
    const worker = await startWorker();
    const t = Date.now();
    const { code, said } = await seed().ended;
    console.log(code, said, Date.now() - t);
    const [ws] = await database().select().from(workspaces);
    const ctx = contextForJob(database(), ws?.id ?? "", "test");
    const c = await conclusionsOf(ctx);
    console.log(JSON.stringify(c, null, 1));
    const t2 = Date.now();
    console.log(await seed().ended, Date.now() - t2);
    const caller = { db: database(), requestId: newId("req"), address: null };
    const t3 = Date.now();
    const second = await makeDemo(caller, { email: "second@example.com", password: "quite long enough" });
    console.log(Date.now() - t3);
    expect(await conclusionsOf(second)).toEqual(c);
    await worker.stop();
  });
});
