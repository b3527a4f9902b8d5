import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { snippets } from "@/components/prompts/snippets";
import type { Variable } from "@/lib/templates/content";
import { aFilledWorkspace, aToken } from "./a-filled-workspace";
import { ownDatabase } from "./own-database";
import { rest } from "./rest";
import { serveApi } from "./serve-api";

const run = promisify(execFile);
const has = (program: string, flag: string) =>
  run(program, [flag]).then(
    () => true,
    () => false,
  );
const hard: Variable[] = [
  { name: "text", type: "string", required: true, default: `it's "quoted" \\ and """ \${odd}\nnext` },
  { name: "flag", type: "boolean", required: true },
  { name: "rows", type: "json", required: true },
];

let server: Awaited<ReturnType<typeof serveApi>>;
let folder: string;
let token: string;
let texts: ReturnType<typeof snippets>;

beforeAll(async () => {
  await ownDatabase();
  server = await serveApi();
  folder = mkdtempSync(join(tmpdir(), "promptops-snippets-"));
  const { ctx, ids } = await aFilledWorkspace("snippets");
  token = (await aToken(ctx)).token;
  const client = rest(token);
  const model = { name: "sandbox-1", providerId: "sandbox" };
  const prompt = await client("POST", "/prompts", { slug: "hard", name: "Hard" });
  const version = { text: "{{text}} {{flag}} {{rows}}", variables: hard, model, publish: true };
  const { body } = await client("POST", `/prompts/${prompt.body.id}/versions`, version);
  await client("POST", `/prompt-versions/${body.id}/promote`, {});
  texts = snippets({ appUrl: server.url, workspace: ids.workspace, slug: "hard", environment: "production", variables: hard });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const env = () => ({ ...process.env, PROMPTOPS_TOKEN: token });
const compiled = `it's "quoted" \\ and """ \${odd}\nnext true {}`;

test("the curl snippet gets the compiled messages, whatever stands in the values", async ({ skip }) => {
  if (!(await has("curl", "--version"))) skip("curl is not installed");
  const { stdout } = await run("bash", ["-c", texts.curl], { env: env() });
  expect(JSON.parse(stdout).messages[0].content).toBe(compiled);
});

test("the TypeScript snippet gets them, too", async () => {
  const file = join(folder, "snippet.ts");
  writeFileSync(
    file,
    `${texts.typescript.replace('"…"', JSON.stringify(token))}\nconsole.log(JSON.stringify({ messages, model }));`,
  );
  const { stdout } = await run(process.execPath, [file], { env: env() });
  expect(JSON.parse(stdout)).toMatchObject({ messages: [{ content: compiled }], model: { name: "sandbox-1" } });
});

test("and so does the Python one", async ({ skip }) => {
  if (!(await has("python3", "--version"))) skip("python3 is not installed");
  const file = join(folder, "snippet.py");
  writeFileSync(file, `${texts.python}\nprint(json.dumps(messages))`);
  const { stdout } = await run("python3", [file], { env: env() });
  expect(JSON.parse(stdout)[0].content).toBe(compiled);
});
