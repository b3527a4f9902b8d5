import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makePrivateFolder, postgresAccount, throwAwayFolder } from "./account.mjs";
import { ensureDatabase, startPostgres } from "./postgres.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(throwAwayFolder(), "promptops-own-"));
  makePrivateFolder(folder, postgresAccount());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (port?: number) => startPostgres({ dataDir: join(folder, "data"), password: "p@ss/word", port, durable: false });
const pidOf = () => Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);

async function query<Row>(url: string, text: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe<Row[]>(text);
  } finally {
    await sql.end();
  }
}

test("keeps its data and port, and listens on loopback only, with a password", async () => {
  const first = await start();
  const url = await ensureDatabase(first.url, { role: "app", password: "it's", database: "app" });
  await query(url, "create table kept as select 1 as n");
  expect(await query(url, "select rolsuper, rolcreatedb from pg_roles where rolname = current_user")).toEqual([
    { rolsuper: false, rolcreatedb: false },
  ]);
  expect(
    await query(first.url, "select current_setting('listen_addresses') a, current_setting('unix_socket_directories') s"),
  ).toEqual([{ a: "127.0.0.1", s: "" }]);
  await expect(query(url.replace("it's", "wrong"), "select 1")).rejects.toMatchObject({ code: "28P01" });
  await first.stop();

  const second = await start(first.port);
  expect(second.port).toBe(first.port);
  expect(
    await query(await ensureDatabase(second.url, { role: "app", password: "it's", database: "app" }), "select n from kept"),
  ).toEqual([{ n: 1 }]);
  await second.stop();
  expect(existsSync(join(folder, "data", "postmaster.pid"))).toBe(false);
});

test("goes away, cleanly, when the process that started it is killed", async () => {
  const code = `
    const { startPostgres } = await import(process.argv[1]);
    await startPostgres({ dataDir: process.argv[2], password: "p@ss/word", durable: false, remove: process.argv[3] });
    process.send("started");
    setInterval(() => {}, 1000);`;
  const args = ["--input-type=module", "-e", code, resolve("scripts/postgres.mjs"), join(folder, "data"), folder];
  const owner = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  await once(owner, "message");
  const keeperEnds = waitForEnd(pidOf());
  owner.kill("SIGKILL");
  await keeperEnds;
  await expect.poll(() => existsSync(folder), { timeout: 10_000 }).toBe(false);
});

test("starts after a crash, and beside a postmaster.pid that names somebody else's process", async () => {
  const first = await start();
  process.kill(pidOf(), "SIGKILL");
  await first.exited;
  const afterCrash = await start();
  const left = readFileSync(join(folder, "data", "postmaster.pid"), "utf8");
  await afterCrash.stop();
  const bystander = spawn("sleep", ["60"], { ...postgresAccount(), cwd: "/" });
  writeFileSync(join(folder, "data", "postmaster.pid"), left.replace(/^\d+/, String(bystander.pid)));
  const third = await start();
  expect(await query(third.url, "select 1 as n")).toEqual([{ n: 1 }]);
  expect(bystander.exitCode).toBe(null);
  await third.stop();
  bystander.kill("SIGKILL");
});

test("shuts a Postgres down that an earlier start left behind on the folder", async () => {
  const orphan = await start();
  const next = await start();
  expect(await orphan.exited).toBe(0);
  expect(await query(next.url, "select 1 as n")).toEqual([{ n: 1 }]);
  await next.stop();
});

async function waitForEnd(pid: number): Promise<void> {
  await expect
    .poll(
      () => {
        try {
          return process.kill(pid, 0);
        } catch {
          return false;
        }
      },
      { timeout: 15_000 },
    )
    .toBe(false);
}
