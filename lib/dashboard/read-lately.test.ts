import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { aWorkspace } from "@/db/testing";
import { type Context, inTransaction } from "@/lib/context";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { CreatePrompt } from "@/lib/prompts/schema";
import { ownDatabase } from "@/tests/own-database";

const asked = { days: 7, tz: "UTC" };
let replicaUrl: string;
let ctx: Context;

/** The dashboard's count of prompts, as a process sees it that was started with this replica. */
async function countPrompts(url: string, inside = false): Promise<number> {
  process.env.DATABASE_REPLICA_URL = url;
  vi.resetModules(); // the configuration is read once
  const { closeDatabase, database } = await import("@/db/client");
  const { getStats } = await import("./get-stats");
  await closeDatabase();
  const here = { ...ctx, db: database() };
  const { counts } = await (inside ? inTransaction(here, (ctx) => getStats(ctx, asked)) : getStats(here, asked));
  return counts.prompts;
}

beforeAll(async () => {
  replicaUrl = await ownDatabase(); // stands still: as a replica that is behind
  await ownDatabase();
  ctx = await aWorkspace();
  await createPrompt(ctx, CreatePrompt.parse({ slug: "greeting", name: "Greeting" }));
});
afterAll(() => {
  delete process.env.DATABASE_REPLICA_URL;
});

test("the dashboard's counts come from the replica where there is one", async () => {
  expect(await countPrompts("")).toBe(1);
  expect(await countPrompts(replicaUrl)).toBe(0);
});

test("a transaction sees its own changes", async () => {
  expect(await countPrompts(replicaUrl, true)).toBe(1);
});

test("the primary answers while the replica is away or has not our tables", async () => {
  expect(await countPrompts("postgres://nobody@127.0.0.1:1/none")).toBe(1);
  const empty = new URL(replicaUrl);
  empty.pathname = "/postgres";
  expect(await countPrompts(empty.href)).toBe(1);
});
