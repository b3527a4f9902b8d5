import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

type Room = { mayImport: RegExp; never?: RegExp; elsewhere: string };

/** Folders and who may import whom; what a test, a type or a script imports is its own affair. The first match counts. */
const rooms: [place: RegExp, room: Room][] = [
  [/^app\/api\/cron\//, { mayImport: /^(jobs|lib)\//, elsewhere: "a clock's way in starts jobs and nothing else" }],
  [
    /^app\//,
    {
      mayImport: /^(app|components|lib)\//,
      never: /^(drizzle-orm|postgres|pg-boss)\b/,
      elsewhere: "queries and rules belong in a verb, lib/<domain>/<verb>-<noun>.ts",
    },
  ],
  [
    /^components\//,
    {
      mayImport: /^(components\/|lib\/(templates|diff)\/|lib\/([^/]+\/)*schema$)/,
      never: /^node:/,
      elsewhere: "the page hands actions and data in; what both sides share belongs in lib/templates, lib/diff or a schema.ts",
    },
  ],
  [/^jobs\//, { mayImport: /^(jobs|lib(?!\/http)|db)\//, elsewhere: "a job calls one verb of lib" }],
  [/^lib\/http\//, { mayImport: /^(lib|db)\//, elsewhere: "what is seen belongs in components, a rule in a verb" }],
  [
    /^lib\//,
    {
      mayImport: /^(lib(?!\/http)|db|evaluators)\//,
      never: /^(next|next-auth|react|react-dom)(\/|$)/,
      elsewhere: "requests, cookies and React belong in lib/http or app",
    },
  ],
  [
    /^evaluators\//,
    { mayImport: /^evaluators\//, never: /^node:/, elsewhere: "what an evaluator needs comes in through its tools" },
  ],
  [/^db\//, { mayImport: /^(db\/|lib\/(env|ids)$)/, elsewhere: "queries on someone's behalf belong in lib/<domain>" }],
];
const exempt = /\.(test|setup)\.tsx?$|^db\/testing\.ts$/;
const emptyName = /^(utils?|helpers?|common|shared|misc|types|v2)$/;
const statement =
  /(?:^|[\n;])\s*(?:import|export)\s+(?!type\b)(?:([^"';]*?)\s+from\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

/** Every breach in one file, as a line that says where the code belongs. `file` is its path from the root. */
export function breachesIn(file: string, source: string): string[] {
  const found: string[] = [];
  const name = basename(file).replace(/\.tsx?$/, "");
  if (emptyName.test(name)) found.push(`${file}: “${name}” says nothing; name the file after its one export`);
  if (name === "index" && file !== "evaluators/index.ts") found.push(`${file}: no barrels; import each file by its own name`);
  if (exempt.test(file)) return found;

  const room = rooms.find(([place]) => place.test(file))?.[1];
  if (room && file !== "lib/env.ts" && /\bprocess\.env\b/.test(source))
    found.push(`${file}: process.env is read in lib/env.ts only`);
  for (const [, names = "", from, lazily] of source.matchAll(statement)) {
    const specifier = from ?? lazily ?? "";
    if (/^\{(\s*type\s[^,}]+,?)+\s*\}$/.test(names.trim())) continue;
    const target = targetOf(file, specifier);
    if (specifier.startsWith("../") && specifier !== "../actions")
      found.push(`${file}: “${specifier}” leaves its folder; write it with @/`);
    if (!room) continue;
    const isOurs = target !== null && /^(app|components|lib|jobs|evaluators|db|scripts|tests)\//.test(target);
    const isRefused = isOurs ? !room.mayImport.test(target) : room.never?.test(specifier);
    if (isRefused) found.push(`${file} may not import ${specifier}: ${room.elsewhere}`);
  }
  return found;
}

function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.startsWith(".") ? normalize(join(dirname(file), specifier)) : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = ["app", "components", "lib", "jobs", "evaluators", "db"].filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const breaches = files.flatMap((file) => breachesIn(file, readFileSync(file, "utf8")));
  for (const breach of breaches) console.error(breach);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
