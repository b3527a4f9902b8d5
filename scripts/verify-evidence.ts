import { readFile } from "node:fs/promises";
import { type Verification, verifyEvidence } from "@/lib/evidence/verify-evidence";
import { isolate } from "@/lib/isolation/isolate";

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error("Name the file: npm run verify-evidence FILE");
  process.exit(2);
}
const text = await readFile(path, "utf8").catch((error: Error) => {
  console.error(`The file cannot be read: ${error.message}`);
  process.exit(2);
});
const verification = await verifyEvidence(text, isolate);
for (const line of tell(verification)) console.log(line);
process.exit({ holds: 0, fails: 1, unknown: 2 }[verification.verdict]); // threads would keep it alive

function tell({ verdict, sha256, file, findings }: Verification): string[] {
  const { differences, recorded, unknown, count } = findings;
  const about = file && aboutOf(file);
  const last = {
    holds: "The evidence holds.",
    fails: `The evidence does not hold: ${count} ${count === 1 ? "difference" : "differences"}.`,
    unknown: "Whether the evidence holds cannot be told here.",
  };
  return [
    ...(about ? [about] : []),
    `SHA-256 ${sha256}`,
    ...[...recorded].map(
      ([key, scores]) => `${key}: ${scores} scores were taken as recorded; they came from a model, a server or another version.`,
    ),
    ...unknown,
    ...differences.map((difference) => `- ${difference}`),
    ...(count > differences.length ? [`- and ${count - differences.length} more`] : []),
    last[verdict],
  ];
}

function aboutOf({ promotion, evaluations }: NonNullable<Verification["file"]>): string {
  const { kind, promptSlug, number, environment, createdAt, override } = promotion;
  const results = evaluations.reduce((sum, one) => sum + one.results.length, 0);
  const done = kind === "rollback" ? "Rollback to" : override ? "Promotion, with the gate overridden, of" : "Promotion of";
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;
  return `${done} ${promptSlug}@${number} in ${environment} at ${createdAt}: ${count(evaluations.length, "evaluation")}, ${count(results, "result")}.`;
}
