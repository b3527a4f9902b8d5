import { stringify } from "csv-stringify/sync";
import type { Context } from "@/lib/context";
import { safeCell } from "@/lib/datasets/csv-cell";
import { textStream } from "@/lib/text-stream";
import { verb } from "@/lib/verb";
import { getEvaluation } from "./get-evaluation";
import { listResults } from "./list-results";
import { type ExportResults, ListResults, Result } from "./result-schema";

type Exported = ReturnType<typeof ExportedResult.parse>;
type Evaluation = Awaited<ReturnType<typeof getEvaluation>>;

const batchSize = 100;
const ExportedResult = Result.omit({ review: true });

/** The results a list with these filters shows, all of them, as a file: CSV with cells made safe for spreadsheets, JSONL or JSON. */
export const exportResults = verb("evaluations:read", async (ctx, { format, ...asked }: ExportResults) => {
  const evaluation = await getEvaluation(ctx, { id: asked.id });
  const batches = batchesOf(ctx, asked);
  const texts = { csv: () => csv(evaluation, batches), jsonl: () => jsonl(batches), json: () => json(batches) };
  return {
    stream: textStream(texts[format]()),
    contentType: `${{ csv: "text/csv", jsonl: "application/jsonl", json: "application/json" }[format]}; charset=utf-8`,
    filename: `${evaluation.name}.${format}`,
  };
});

type Named = Exported & { caseTitle: string };

async function* batchesOf(ctx: Context, asked: Omit<ExportResults, "format">): AsyncGenerator<Named[]> {
  for (let cursor: string | undefined; ; ) {
    const input = ListResults.parse({ ...asked, pageSize: batchSize, cursor });
    const { data, nextCursor } = await listResults(ctx, input);
    if (data.length > 0) yield data.map((one) => ({ ...ExportedResult.parse(one), caseTitle: one.caseTitle }));
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}

async function* jsonl(batches: AsyncIterable<Named[]>): AsyncGenerator<string> {
  for await (const results of batches) yield results.map((result) => `${JSON.stringify(result)}\n`).join("");
}

async function* json(batches: AsyncIterable<Named[]>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const results of batches) {
    yield before + results.map((result) => JSON.stringify(result)).join(",\n");
    before = ",\n";
  }
  yield before === ",\n" ? "\n]\n" : "[]\n";
}

const columns = ["id", "caseId", "case", "arm", "trial", "status", "outcome", "passed", "total", "output"] as const;
const figures = ["latencyMs", "inputTokens", "outputTokens", "costUsd", "error"] as const;

async function* csv({ versions, evaluators }: Evaluation, batches: AsyncIterable<Named[]>): AsyncGenerator<string> {
  const labels = new Map(versions.map(({ armId, label }) => [armId, label]));
  const keys = evaluators.map(({ key }) => key);
  const scoreColumns = keys.flatMap((key) => [`score:${key}`, `reason:${key}`]);
  yield lines([[...columns, ...figures, ...scoreColumns]]);
  for await (const results of batches) yield lines(results.map((result) => cellsOf(result, labels, keys)));
}

function cellsOf(result: Named, labels: Map<string, string>, keys: string[]): string[] {
  const row: Record<string, unknown> = {
    ...result,
    case: result.caseTitle,
    arm: labels.get(result.armId),
    output: textOf(result.output),
    inputTokens: result.usage?.input,
    outputTokens: result.usage?.output,
    error: result.error?.message,
  };
  const scores = keys.flatMap((key) => {
    const score = result.scores.find((one) => one.key === key);
    return [score?.score, score?.error ?? score?.skipped ?? score?.reason];
  });
  return [...[...columns, ...figures].map((column) => row[column]), ...scores].map((value) =>
    typeof value === "string" ? safeCell(value) : String(value ?? ""),
  );
}

/** What was said; an answer that is no text as JSON. */
function textOf(output: unknown): string {
  if (typeof output !== "object" || output === null) return "";
  return "text" in output && typeof output.text === "string" && output.text !== "" ? output.text : JSON.stringify(output);
}

// A lone carriage return would end a row where it is read.
const lines = (rows: string[][]) => stringify(rows, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
