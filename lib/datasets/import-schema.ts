import { z } from "zod";
import { parseCleanJson } from "./parse-clean-json";
import { reservedNames } from "./schema";

export const ImportFormat = z.enum(["csv", "jsonl", "json"]);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** What separates the columns of a CSV. */
export const Delimiter = z.enum(["comma", "semicolon", "tab"]);
export type Delimiter = z.infer<typeof Delimiter>;

const Targets = z.record(z.string(), z.string().min(1).max(200).nullable());

/** `map` as it stands in the query: JSON of a column's name → what to read it as (another column name), or null to leave it out. */
const ColumnMap = z
  .string()
  .max(50_000)
  .transform((text, check) => {
    const read = parseCleanJson(text);
    const map = Targets.safeParse("value" in read ? read.value : null);
    if (map.success) return map.data;
    const isSound = "value" in read || read.problem.startsWith("is not JSON");
    check.addIssue({ code: "custom", message: isSound ? 'is JSON such as {"Question":"question","Notes":null}' : read.problem });
    return z.NEVER;
  })
  .refine((map) => !Object.values(map).some((target) => target !== null && reservedNames.has(target)), "names a reserved word");
export type ColumnMap = z.infer<typeof ColumnMap>;

const uploaded = {
  contentType: z.string().default(""),
  stream: z.custom<ReadableStream<Uint8Array> | null>((value) => value === null || value instanceof ReadableStream),
};

/**
 * `append` adds every row; `upsert` changes the case with a row's externalId, whole, or adds it; `replace` does that and
 * removes every other case (a row without externalId stands for a case with exactly the same content).
 */
export const ImportCases = z.strictObject({
  id: z.string(),
  format: ImportFormat.optional().describe("Told by content type or file name when left out"),
  delimiter: Delimiter.optional().describe(
    "Of a CSV; told by the file name (.tsv) or the content type when left out, else comma",
  ),
  mode: z.enum(["append", "upsert", "replace"]).default("append"),
  dryRun: z
    .enum(["", "true", "false", "1", "0"])
    .default("false")
    .transform((word) => word === "true" || word === "1"),
  onBadRow: z.enum(["refuse", "skip"]).default("refuse").describe("`skip` leaves bad rows out instead of refusing the file"),
  map: ColumnMap.optional().describe("JSON: column → what it is read as, or null to leave it out"),
  ...uploaded,
});
export type ImportCases = z.infer<typeof ImportCases>;

export const Imported = z.object({
  imported: z.number().describe("Rows read"),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
  unchanged: z.number().describe("Rows that say what their case says already"),
  skipped: z.number().describe("Bad rows that were left out, with onBadRow=skip"),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe("What is wrong with the rows left out, the first hundred"),
  revision: z.number().describe("The dataset's revision after the import; a dry run says which it would be"),
});
export type Imported = z.infer<typeof Imported>;

/** The beginning of a file is enough; `format` and `delimiter` are told by the content where they are left out. */
export const PreviewImport = z.strictObject({
  id: z.string(),
  format: ImportFormat.optional(),
  delimiter: Delimiter.optional(),
  ...uploaded,
});
export type PreviewImport = z.infer<typeof PreviewImport>;

export const ImportPreview = z.object({
  format: ImportFormat,
  delimiter: Delimiter.nullable().describe("Of a CSV"),
  columns: z
    .array(
      z.object({
        header: z.string(),
        target: z
          .string()
          .nullable()
          .describe("What it is read as, `variables.x`, `expectations.x` or `case.x`; null: it cannot be"),
      }),
    )
    .describe("Empty where each row is a case as the API takes it, which needs no mapping"),
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })).describe("The first ten"),
});
export type ImportPreview = z.infer<typeof ImportPreview>;
