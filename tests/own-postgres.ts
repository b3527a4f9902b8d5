import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makePrivateFolder, postgresAccount, throwAwayFolder } from "../scripts/account.mjs";
import { startPostgres } from "../scripts/postgres.mjs";

/** A Postgres of a test's own, to be stopped, hung and started again on the same port. */
export async function ownPostgres() {
  const folder = mkdtempSync(join(throwAwayFolder(), "promptops-outage-"));
  makePrivateFolder(folder, postgresAccount());
  const dataDir = join(folder, "postgres");
  const settings = { dataDir, password: "throw-away", durable: true }; // else a crash forgets what was committed just before
  let isUp = true;
  let running = await startPostgres(settings);
  const { port, url } = running;
  const master = () => Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);
  const signal = (pids: number[], name: NodeJS.Signals) => {
    for (const pid of pids) process.kill(pid, name);
  };
  let hung: number[] = [];
  const resume = () => {
    signal(hung.reverse(), "SIGCONT");
    hung = [];
  };
  return {
    url,
    /** As a crash: no checkpoint, every connection cut. */
    async crash() {
      signal([master()], "SIGQUIT");
      await running.exited;
      isUp = false;
    },
    /** Does nothing where it runs. */
    async start() {
      if (!isUp) running = await startPostgres({ ...settings, port });
      isUp = true;
    },
    /** Accepts and answers nothing; with `wholly` its open connections hang as well. */
    hang({ wholly }: { wholly: boolean }) {
      hung = wholly ? [master(), ...childrenOf(master())] : [master()];
      signal(hung, "SIGSTOP");
    },
    resume,
    async remove() {
      resume();
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function childrenOf(parent: number): number[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([pid, ppid]) => (pid !== undefined && ppid === parent ? [pid] : []));
}
