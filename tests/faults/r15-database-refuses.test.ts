import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "@/db/client";
import { evaluations } from "@/db/schema/evaluations";
import { makePrivateFolder, postgresAccount, throwAwayFolder } from "../../scripts/account.mjs";
import { testServer } from "../test-server";
import { until } from "../until";
import { aDatabase, aWorld } from "./a-world";
import { expectNothingForgotten, expectWhole } from "./expect-whole";

const items = 60;
const window = 6;

describe.each([
  ["statement_timeout", "57014"],
  ["lock_timeout", "55P03"],
])("R15: a database that refuses by its %s", (setting, code) => {
  test("for a while: the worker says so, keeps its answers, and goes on when it is lifted", { timeout: 120_000 }, async () => {
    const world = await aWorld({ latencyMs: 100 });
    const { id } = await world.start(items, window);
    await world.db.execute(sql.raw(`alter database ${nameIn(world.databaseUrl)} set ${setting} = '300ms'`));
    const worker = await world.worker();
    await world.whenDone(id, 10);
    await world.db.transaction(async (tx) => {
      await tx.execute(sql`lock table evaluation_results in exclusive mode`);
      await until("the worker to say so", async () => worker.said().includes(code));
    });
    await world.whenEnded(id);
    expect(await worker.stop()).toBe(0);
    await expectWhole(world.db, id, { items });
    expect(world.stub.log.total).toBe(items); // nothing is paid for again
  });

  test("an evaluation that is being started: it fails whole", async () => {
    const world = await aWorld();
    await world.db.execute(sql.raw(`alter database ${nameIn(world.databaseUrl)} set ${setting} = '300ms'`));
    const db = openDatabase(world.databaseUrl, { max: 1 });
    onTestFinished(() => db.$client.end());
    await world.db.transaction(async (tx) => {
      await tx.execute(sql`lock table evaluation_evaluators in exclusive mode`);
      await expect(world.start(5, 1, {}, db)).rejects.toMatchObject({ cause: { code } });
    });
    expect(await world.db.$count(evaluations, eq(evaluations.workspaceId, world.ctx.workspaceId))).toBe(0);
    expect(await world.db.execute(sql`select 1 from pgboss.job where name = 'evaluation.plan'`)).toHaveLength(0);
    const { id } = await world.start(5, 1, {}, db);
    expect(id).toMatch(/^ev_/);
    await expectNothingForgotten(world.db);
  });
});

describe("R15: a full disk", () => {
  test("is said, and when there is room again the evaluation goes on, whole", { timeout: 120_000 }, async ({ skip }) => {
    const disk = await aSmallDisk();
    if ("reason" in disk) return skip(disk.reason);
    const world = await aWorld({ url: disk.url, latencyMs: 100, answer: () => "long ".repeat(4_000) });
    const { id } = await world.start(200, window);
    const worker = await world.worker();
    await world.whenDone(id, 10);
    disk.fill();
    await until("the worker to say so", async () => worker.said().includes("53100"));
    disk.free();
    await world.whenEnded(id);
    expect(await worker.stop()).toBe(0);
    await expectWhole(world.db, id, { items: 200 });
    expect(world.stub.log.total).toBe(200);
  });
});

const nameIn = (databaseUrl: string) => new URL(databaseUrl).pathname.slice(1);

/** A database on a disk of a few megabytes, or why there is none here: to mount one takes root on the server's machine. */
async function aSmallDisk() {
  const { admin } = testServer();
  const folder = mkdtempSync(join(throwAwayFolder(), "promptops-disk-"));
  const name = `tiny_${Date.now()}`;
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], { stdio: "pipe" });
    onTestFinished(() => void execFileSync("umount", ["-l", folder]));
    makePrivateFolder(folder, postgresAccount());
    await admin.unsafe(`create tablespace ${name} location '${folder}'`);
  } catch (error) {
    await admin.end();
    return { reason: `no disk of its own could be made: ${error instanceof Error ? error.message.split("\n")[0] : error}` };
  }
  const url = await aDatabase(`tablespace ${name}`);
  onTestFinished(async () => {
    await admin.unsafe(`drop database ${nameIn(url)} with (force)`);
    await admin.unsafe(`drop tablespace ${name}`);
    await admin.end();
  });
  const filler = join(folder, "filler");
  return {
    url,
    /** Takes what is left, while others take of it too. */
    fill: () => {
      const block = Buffer.alloc(65_536);
      try {
        for (;;) appendFileSync(filler, block);
      } catch (error) {
        expect(error).toMatchObject({ code: "ENOSPC" });
      }
    },
    free: () => rmSync(filler),
  };
}
