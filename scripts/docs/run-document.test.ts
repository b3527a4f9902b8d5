import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readBlocks } from "./read-blocks.mjs";
import { runDocument } from "./run-document.mjs";

const folder = mkdtempSync(join(tmpdir(), "promptops-run-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
const ran = (text: string) => {
  const blocks = readBlocks(`${++count}.md`, text);
  return runDocument(blocks, { folder, url: "http://localhost:1234", env: process.env });
};
const sh = (code: string) => `\`\`\`sh run\n${code}\n\`\`\`\n`;
const output = (text: string) => `\`\`\`text output\n${text}\n\`\`\`\n`;

test("what a block sets the next ones know, in other languages too; the address is the application's", async () => {
  const ts = "```ts run\nconst given: string | undefined = process.env.NAME;\nconsole.log(given);\n```\n";
  const text = `# One\n${sh("NAME=http://localhost:3000/x")}\n${ts}${output("http://localhost:1234/x")}${sh("echo $NAME and more")}${output("http…more")}`;
  expect(await ran(text)).toEqual({ passed: 3, faults: [], skipped: [] });
});

test("a command that fails is named with its line in the document, and what follows is not run", async () => {
  const { passed, faults } = await ran(
    `# One\n${sh("echo first")}\n${sh("echo second\nfalse | cat\necho third")}${sh("echo fourth")}`,
  );
  expect([passed, faults.map(({ line }) => line)]).toEqual([1, [8]]);
  expect(faults[0]?.what).toMatch(/^ended with 1\nsecond\n/);
});

test("a block that prints something else is named", async () => {
  const { passed, faults } = await ran(`${sh("echo 41")}\n${output("42")}`);
  expect([passed, faults]).toEqual([0, [{ file: `${count}.md`, line: 1, what: "printed\n41\nand not\n42" }]]);
});

test("blocks without the mark are not run", async () => {
  expect(await ran("```sh by-hand: why\nexit 1\n```\n```ts\nthrow 1\n```\n")).toEqual({ passed: 0, faults: [], skipped: [] });
});

test("where a program is missing, the document is skipped with the reason", async () => {
  const { PATH } = process.env;
  process.env.PATH = folder;
  const outcome = await ran(sh("curl -sS http://localhost:3000 | jq .")).finally(() => Object.assign(process.env, { PATH }));
  expect(outcome).toEqual({ passed: 0, faults: [], skipped: [{ name: `${count}.md`, reason: "not installed here: curl, jq" }] });
});
