import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, expect, test } from "vitest";

const holder = `
  const { lockFolder } = await import(process.argv[1]);
  lockFolder(process.argv[2]);
  globalThis.gc();
  process.send("locked");
  setInterval(() => {}, 1000);`;

const folder = mkdtempSync(join(tmpdir(), "promptops-lock-"));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

async function hold() {
  const args = ["--expose-gc", "--input-type=module", "-e", holder, resolve("scripts/lock-folder.mjs"), folder];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  children.push(child);
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const gone = once(child, "close");
  const isLocked = await Promise.race([once(child, "message").then(() => true), gone.then(() => false)]);
  return { child, gone, isLocked, said };
}

test("one process has the folder; the next is refused, until the first is gone, even by force", async () => {
  const first = await hold();
  expect(first.isLocked).toBe(true);

  const second = await hold();
  expect(second.isLocked).toBe(false);
  expect(second.said).toContain(`already runs on ${folder} (process ${first.child.pid})`);

  first.child.kill("SIGKILL");
  await first.gone;
  expect((await hold()).isLocked).toBe(true);
});
