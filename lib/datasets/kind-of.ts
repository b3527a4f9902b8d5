import { invalidInput } from "@/lib/errors";
import type { Delimiter, ImportFormat } from "./import-schema";
import type { Upload } from "./spool-upload";

type Named = { format?: ImportFormat; delimiter?: Delimiter };

/** How to read an upload: as the caller says, else as its name or content type says. */
export function kindOf(upload: Upload, named: Named): { format: ImportFormat; delimiter: Delimiter } {
  const { contentType, filename } = upload;
  const isTabbed = /\.(tsv|tab)$/i.test(filename) || /^text\/tab-separated-values\b/i.test(contentType);
  const format = named.format ?? (isTabbed ? "csv" : formatOf(contentType, filename));
  if (!format) throw invalidInput("Say what the file is: format=csv, jsonl or json.");
  return { format, delimiter: named.delimiter ?? (isTabbed ? "tab" : "comma") };
}

function formatOf(contentType: string, filename: string): ImportFormat | null {
  const extension = /\.(csv|jsonl|ndjson|json)$/i.exec(filename)?.[1]?.toLowerCase();
  if (extension) return extension === "ndjson" ? "jsonl" : extension === "csv" || extension === "jsonl" ? extension : "json";
  if (/^text\/csv\b/i.test(contentType)) return "csv";
  if (/^application\/(x-)?(jsonl|ndjson|jsonlines)\b/i.test(contentType)) return "jsonl";
  return /^application\/json\b/i.test(contentType) ? "json" : null;
}
