import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);

const newFile = `import { z } from "zod";
import { defineEvaluator } from "./evaluator";

export const shout = defineEvaluator({
  type: "shout",
  version: 1,
  group: "text",
  about: "The output is loud.",
  definition: "1 when the output ends with that many exclamation marks, else 0.",
  examples: [{ options: { marks: 2 }, output: "Hey!!", score: 1, passed: true }],
  options: z.strictObject({ marks: z.number().int().min(1).default(1).describe("How many exclamation marks") }),

  score({ output }, { marks }) {
    const passed = output.text.endsWith("!".repeat(marks));
    return { score: passed ? 1 : 0, passed, reason: passed ? "Loud." : "Not loud." };
  },
});
`;
const newLine = 'export { shout } from "./shout";\n';

/** What the application shows of its catalogue, by the code that pages and routes run on. */
const probe = `import { renderToStaticMarkup } from "react-dom/server";
import { GET } from "@/app/api/v1/evaluators/route";
import EvaluatorsPage from "@/app/docs/evaluators/page";
import { catalogueOf } from "@/components/evaluations/start/catalogue-of";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";

const principal = { kind: "system", scopes: new Set(["evaluations:read"]) };
const main = async () => {
  const listed = await listEvaluators({ principal } as never, {});
  const answer = GET.declaration?.output.parse(listed);
  console.log(JSON.stringify({ form: catalogueOf(listed.data), answer, docs: renderToStaticMarkup(<EvaluatorsPage />) }));
};
main();
`;

/** What goes on in a copy of the sources, so that the new evaluator is known to it alone. */
const build = `import { build } from "esbuild";
import { bundle } from "./scripts/bundle.mjs";

await bundle({ only: ["scripts/make-openapi.ts"] });
const outside = ({ path, kind }) =>
  kind === "entry-point" || /^(@\\/|next\\/)/.test(path) ? undefined : { path, external: true };
const plugins = [{ name: "outside", setup: ({ onResolve }) => onResolve({ filter: /^[^./]/ }, outside) }];
const options = { bundle: true, platform: "node", format: "cjs", jsx: "automatic", plugins, logLevel: "error" };
await build({ ...options, entryPoints: ["probe.tsx"], outfile: "dist/probe.cjs" });
`;

type Shown = {
  form: { type: string; group: string; controls: { name: string; kind: string; hint?: string }[] }[];
  answer: { data: { type: string; options: unknown }[] };
  docs: string;
};
let folder: string;
let shown: Shown;
let document: { components: { schemas: Record<string, { properties: Record<string, unknown> }> } };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "promptops-evaluator-"));
  for (const part of ["app", "components", "db", "drizzle", "evaluators", "lib", "scripts", "package.json", "tsconfig.json"])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, "evaluators", "shout.ts"), newFile);
  const list = join(folder, "evaluators", "catalogue.ts");
  writeFileSync(list, readFileSync(list, "utf8") + newLine);

  writeFileSync(join(folder, "probe.tsx"), probe);
  writeFileSync(join(folder, "build.mjs"), build);
  const options = { cwd: folder, maxBuffer: 50_000_000 };
  await run(process.execPath, ["build.mjs"], options);
  await run(process.execPath, ["dist/make-openapi.js"], options);
  document = JSON.parse(readFileSync(join(folder, "public", "openapi.json"), "utf8"));
  const said = await run(process.execPath, ["dist/probe.cjs"], options);
  shown = JSON.parse(said.stdout);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("an evaluator of one file and one line is offered by the form, with a control for its option", () => {
  const entry = shown.form.find(({ type }) => type === "shout");
  expect(entry).toMatchObject({ group: "text", about: "The output is loud." });
  expect(entry?.controls).toEqual([
    { name: "marks", label: "Marks", hint: "How many exclamation marks", required: false, kind: "number", initial: "1" },
  ]);
});

test("it is in what the API lists and in the schema of what the API takes", () => {
  const listed = shown.answer.data.find(({ type }) => type === "shout");
  expect(listed).toMatchObject({ version: 1, options: { properties: { marks: { type: "integer", minimum: 1 } } } });
  const { EvaluatorUse, ShoutOptions } = document.components.schemas;
  expect(EvaluatorUse?.properties.type).toMatchObject({ enum: expect.arrayContaining(["exact-match", "shout"]) });
  expect(ShoutOptions?.properties.marks).toMatchObject({ description: "How many exclamation marks" });
});

test("it has its place in the documentation, with its rule, option and example", () => {
  expect(shown.docs).toContain('id="shout"');
  expect(shown.docs).toContain("ends with that many exclamation marks");
  expect(shown.docs).toContain("How many exclamation marks");
  expect(shown.docs).toContain("Hey!!");
});
