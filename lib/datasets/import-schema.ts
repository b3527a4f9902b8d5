import { z } from "zod";
import { reservedNames } from "./schema";

export const ImportFormat = z.enum(["csv", "jsonl", "json"]);
export type ImportFormat = z.infer<typeof ImportFormat>;

/** `map` as it stands in the query: JSON of a column's name → what to read it as (another column name), or null to leave it out. */
const ColumnMap = z
  .string()
  .max(50_000)
  .transform((text, check) => {
    try {
      return z.record(z.string(), z.string().min(1).max(200).nullable()).parse(JSON.parse(text));
    } catch {
      check.addIssue({ code: "custom", message: 'is JSON such as {"Question":"question","Notes":null}' });
      return z.NEVER;
    }
  })
  .refine((map) => !Object.values(map).some((target) => target !== null && reservedNames.has(target)), "names a reserved word");
export type ColumnMap = z.infer<typeof ColumnMap>;

/**
 * `append` adds every row; `upsert` changes the case with a row's externalId, whole, or adds it; `replace` does that and
 * removes every other case (a row without externalId stands for a case with exactly the same content).
 */
export const ImportCases = z.strictObject({
  id: z.string(),
  format: ImportFormat.optional().describe("Told by content type or file name when left out"),
  mode: z.enum(["append", "upsert", "replace"]).default("append"),
  dryRun: z
    .enum(["", "true", "false", "1", "0"])
    .default("false")
    .transform((word) => word === "true" || word === "1"),
  map: ColumnMap.optional().describe("JSON: column → what it is read as, or null to leave it out"),
  contentType: z.string().default(""),
  stream: z.custom<ReadableStream<Uint8Array> | null>((value) => value === null || value instanceof ReadableStream),
});
export type ImportCases = z.infer<typeof ImportCases>;

export const Imported = z.object({
  imported: z.number().describe("Rows read"),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
  revision: z.number().describe("The dataset's revision after the import; a dry run says which it would be"),
});
export type Imported = z.infer<typeof Imported>;
