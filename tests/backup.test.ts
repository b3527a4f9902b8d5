import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { database, openDatabase } from "@/db/client";
import { auditTrail, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { migrateDatabase } from "@/lib/migrate-database";
import { createVersion } from "@/lib/prompts/create-version";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { aPrompt, aVersion } from "@/lib/prompts/testing";
import { StartRun } from "@/lib/runs/schema";
import { startRun } from "@/lib/runs/start-run";
import { createWebhook } from "@/lib/webhooks/create-webhook";
import { createWebhookSecret } from "@/lib/webhooks/create-webhook-secret";
import { CreateWebhook } from "@/lib/webhooks/schema";
import { givePassword } from "./a-filled-workspace";
import { aStartedEvaluation } from "./a-started-evaluation";
import { aStubbedProvider } from "./a-stubbed-provider";
import { digestOfDatabase } from "./digest-of-database";
import { installedPostgres } from "./installed-postgres";
import { startWeb } from "./start-web";
import { startWorker } from "./start-worker";
import { startStub } from "./stub-provider/start-stub";
import { until } from "./until";
import { aWebhookServer } from "./webhook-server";

const run = promisify(execFile);
const server = await installedPostgres();
const folder = mkdtempSync(join(tmpdir(), "promptops-dump-"));
const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Server = NonNullable<typeof server>;
const admin = (url: string) => {
  const sql = postgres(url, { onnotice: () => {} });
  closing.push(() => sql.end());
  return sql;
};

/** What a dump holds, and the dump, of one moment. */
async function dump({ tool, urlOf }: Server): Promise<Record<string, string>> {
  const held = await admin(urlOf("live")).reserve();
  await held`begin isolation level repeatable read`;
  const [at] = await held`select pg_export_snapshot() as snapshot`;
  const digest = await digestOfDatabase(held);
  const args = ["-Fc", `--snapshot=${at?.snapshot}`, "--file", join(folder, "dump"), urlOf("live")];
  await run(tool("pg_dump"), args);
  await held`commit`;
  held.release();
  return digest;
}

async function restore({ tool, urlOf, url }: Server, name: string): Promise<string> {
  await admin(url).unsafe(`create database ${name}`);
  await run(tool("pg_restore"), ["--no-owner", "--exit-on-error", "--dbname", urlOf(name), join(folder, "dump")]);
  return urlOf(name);
}

/** Makes prompts one after the other until it is told to stop. */
function writing(ctx: Context) {
  let isOver = false;
  const loop = (async () => {
    let written = 0;
    for (; !isOver; written++) await aPrompt(ctx, `written-${written}`);
    return written;
  })();
  return () => {
    isOver = true;
    return loop;
  };
}

test("a dump made at work is whole; what is restored from it waits until it is released, and then goes on", {
  timeout: 120_000,
}, async ({ skip }) => {
  if (!server) return skip("no Postgres with pg_dump is installed under /usr/lib/postgresql");
  await admin(server.url).unsafe("create database live");
  process.env.DATABASE_URL = server.urlOf("live");
  await migrateDatabase(server.urlOf("live"));
  const ctx = { ...(await aWorkspace()), db: database() };
  await givePassword(ctx);
  const asked: unknown[] = [];
  let latencyMs = 50;
  const stub = await startStub({
    script: ({ headers }) => {
      asked.push(headers.authorization);
      return { mode: "echo", latencyMs };
    },
  });
  closing.push(stub.close);
  const hook = await aWebhookServer(() => ({}));
  closing.push(hook.close);
  const hosts = `127.0.0.1:${stub.port},${new URL(hook.url).host}`;
  const settings = { OPENAI_BASE_URL: stub.baseUrl, OPENAI_API_KEY: "sk-of-the-stub", PROVIDER_ALLOWED_HOSTS: hosts };
  Object.assign(process.env, settings);
  env().PROVIDER_ALLOWED_HOSTS.push(...hosts.split(","));

  await createWebhookSecret(ctx, { keepPrevious: true });
  await createWebhook(ctx, CreateWebhook.parse({ url: hook.url, events: ["evaluation.finished"] }));
  const provider = await aStubbedProvider(ctx, { baseUrl: stub.baseUrl });
  const { id: promptId } = await aPrompt(ctx, "served");
  const model = { name: "stub-model", providerId: provider.id };
  const version = await createVersion(ctx, { id: promptId, ...aVersion("Hi {{name}}", { publish: true, model }) });
  await promoteVersion(ctx, { id: version.id, environment: "production", acceptBreaking: false });
  const worker = await startWorker();
  const evaluation = await aStartedEvaluation(ctx, { cases: 60, concurrency: 2 });
  await until("results", async () => (await readEvaluation(ctx, evaluation.id)).progress.completed > 5);
  const stopWriting = writing(ctx);
  latencyMs = 1_000; // so that it is under way when the dump is made
  const held = await dump(server);
  expect(await stopWriting()).toBeGreaterThan(0);
  await worker.kill();
  latencyMs = 0;

  const url = await restore(server, "copy");
  expect(await digestOfDatabase(admin(url))).toEqual(held);
  asked.length = 0;
  const web = await startWeb(url);
  closing.push(web.end);
  const { body: login } = await web.ask("POST", "/auth/login", {
    body: { email: `${ctx.principal.id}@example.com`, password: "correct horse" },
  });
  const token = String(login.accessToken);
  const served = await web.ask("GET", "/prompts/by-slug/served/active", { token });
  expect(served.body).toMatchObject({ number: 1, contentHash: version.contentHash });
  expect((await web.ask("GET", "/health")).body.installation).toMatchObject({ status: "degraded", held: "database" });
  const waiting = await startWorker({ DATABASE_URL: url }, "held");
  closing.push(waiting.kill);
  expect([asked.length, hook.got.length]).toEqual([0, 0]);

  const release = (...args: string[]) =>
    run(process.execPath, ["dist/release-hold.js", ...args], { env: { ...process.env, DATABASE_URL: url } });
  expect((await release()).stdout).toContain("--moved");
  expect((await release("--moved")).stdout).toContain("This is the installation now");
  const copy = { ...ctx, db: openDatabase(url, { max: 2 }) };
  closing.push(() => copy.db.$client.end());
  await until("the evaluation's end", async () => (await readEvaluation(copy, evaluation.id)).finishedAt);
  expect(await readEvaluation(copy, evaluation.id)).toMatchObject({ status: "completed", progress: { completed: 60 } });
  await until("the webhook", async () => hook.got.length > 0);
  await startRun(copy, StartRun.parse({ versionId: version.id, variables: { name: "Ada" } }));
  await until("the provider's key", async () => asked.includes("Bearer sk-canary-of-the-workspace-0000"));
  expect((await web.ask("GET", "/health")).body.installation).toMatchObject({ status: "ok", held: null });
  expect(await auditTrail(copy)).toContain("installation.released");
});
