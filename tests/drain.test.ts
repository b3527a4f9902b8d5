import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { readEvaluation } from "@/lib/evaluations/read-evaluation";
import { aStartedEvaluation } from "./a-started-evaluation";
import { ownDatabase } from "./own-database";
import type { Stub } from "./stub-provider/start-stub";
import { theDefaultProvider } from "./the-default-provider";

let stub: Stub;
let ctx: Context;

beforeAll(async () => {
  await ownDatabase();
  stub = await theDefaultProvider({ latencyMs: 100 });
  ctx = await aWorkspace();
});

const root = join(import.meta.dirname, "..");
const drain = (seconds: number) =>
  promisify(execFile)(process.execPath, [join(root, "dist", "drain.js"), "--seconds", String(seconds)], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: "info" },
  });

test("drain does what waits and ends; what its time is too short for waits for the next one, and no call is lost", {
  timeout: 120_000,
}, async () => {
  const short = await aStartedEvaluation(ctx, { cases: 30, concurrency: 10 });
  expect((await drain(60)).stdout).toContain('"outcome":"idle"');
  expect(await readEvaluation(ctx, short.id)).toMatchObject({ status: "completed", progress: { completed: 30 } });

  const long = await aStartedEvaluation(ctx, { cases: 400, concurrency: 4 }); // ten seconds of calls
  expect((await drain(15)).stdout).toContain('"outcome":"out of time"');
  const left = await readEvaluation(ctx, long.id);
  expect(left.status).toBe("running");
  expect(left.progress.completed).toBeGreaterThan(0);
  expect((await drain(60)).stdout).toContain('"outcome":"idle"');
  expect(await readEvaluation(ctx, long.id)).toMatchObject({ status: "completed", progress: { completed: 400 } });
  expect(stub.log.total).toBe(430);
});
