// @ts-check
import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makePrivateFolder } from "./account.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Makes an empty cluster whose superuser `postgres` has that password.
 * @param {import("./postgres-binaries.mjs").Binaries} binaries
 * @param {{ dataDir: string, password: string, durable: boolean, account: import("./account.mjs").Account | null }} options
 */
export function makeCluster({ initdb, major }, { dataDir, password, durable, account }) {
  // made beside its place and moved there when whole, so that a killed first start leaves nothing half done
  const unfinished = `${dataDir}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(dataDir), { recursive: true });
  makePrivateFolder(unfinished, account);
  const secret = join(unfinished, "password");
  const cluster = join(unfinished, "cluster");
  writeFileSync(secret, password, { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);
  const { status, stderr, error } = spawnSync(
    initdb,
    [
      ...["-D", cluster, "-U", "postgres", `--pwfile=${secret}`, "--auth=scram-sha-256", "--encoding=UTF8"],
      ...["--locale=C", "--no-instructions"],
      ...(major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : []),
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...asAccount(account), encoding: "utf8" },
  );
  if (status !== 0) throw new Refusal(`initdb failed: ${(stderr || error?.message || "").trim().split("\n").at(-1)}`);
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(cluster, dataDir);
  rmSync(unfinished, { recursive: true, force: true });
}

/**
 * How to start a Postgres program under its account.
 * @param {import("./account.mjs").Account | null} account
 */
export const asAccount = (account) => ({
  ...(account ?? {}),
  cwd: process.platform === "win32" ? undefined : "/", // the postgres user may not be able to enter ours
  env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", SystemRoot: process.env.SystemRoot },
});

/**
 * The major of the Postgres that made a cluster; null where there is none.
 * @param {string} dataDir
 */
export function majorOf(dataDir) {
  const path = join(dataDir, "PG_VERSION");
  return existsSync(path) ? Number.parseInt(readFileSync(path, "utf8"), 10) : null;
}
