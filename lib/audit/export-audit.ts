import { stringify } from "csv-stringify/sync";
import { and, asc, desc } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import type { Context } from "@/lib/context";
import { safeCell } from "@/lib/datasets/csv-cell";
import { textStream } from "@/lib/text-stream";
import { verb } from "@/lib/verb";
import { auditFilter, pastEntry } from "./audit-filter";
import { readTargets } from "./read-targets";
import { AuditEntry, type ExportAudit } from "./schema";
import { selectEntries } from "./select-entries";
import { veiled } from "./veiled";

const batchSize = 1_000;
const columns = ["createdAt", "actorKind", "actorId", "actorName", "action", "targetId", "targetName"] as const;
const further = ["details", "requestId", "address", "id"] as const;

/** The entries a list with these filters shows, all of them, as a file: CSV with cells made safe for spreadsheets, or JSONL. */
export const exportAudit = verb("audit:read", async (ctx, input: ExportAudit) => {
  const isCsv = input.format === "csv";
  return {
    stream: textStream(isCsv ? csv(batchesOf(ctx, input)) : jsonl(batchesOf(ctx, input))),
    contentType: `${isCsv ? "text/csv" : "application/jsonl"}; charset=utf-8`,
    filename: `audit-log.${input.format}`,
  };
});

type Entry = ReturnType<typeof AuditEntry.parse>;

async function* batchesOf(ctx: Context, input: ExportAudit): AsyncGenerator<Entry[]> {
  const direction = input.order === "asc" ? asc : desc;
  const asked = await auditFilter(ctx, input);
  for (let cursor: string | undefined; ; ) {
    const found = await selectEntries(ctx)
      .where(and(asked, await pastEntry(ctx, { cursor, order: input.order })))
      .orderBy(direction(auditEntries.createdAt), direction(auditEntries.id))
      .limit(batchSize);
    const entries = await readTargets(ctx, veiled(ctx, found));
    if (entries.length > 0) yield entries.map((entry) => AuditEntry.parse(entry));
    cursor = found.at(-1)?.id;
    if (found.length < batchSize) return;
  }
}

async function* jsonl(batches: AsyncIterable<Entry[]>): AsyncGenerator<string> {
  for await (const entries of batches) yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
}

async function* csv(batches: AsyncIterable<Entry[]>): AsyncGenerator<string> {
  yield lines([[...columns, ...further]]);
  for await (const entries of batches) yield lines(entries.map(cellsOf));
}

function cellsOf({ target, details, ...entry }: Entry): string[] {
  const row: Record<string, string | null> = { ...entry, targetName: target.name, details: JSON.stringify(details) };
  return [...columns, ...further].map((column) => safeCell(row[column] ?? ""));
}

// A lone carriage return would end a row where it is read.
const lines = (rows: string[][]) => stringify(rows, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
