import { open } from "node:fs/promises";
import { AppError } from "@/lib/errors";
import type { Delimiter, ImportFormat } from "./import-schema";
import { kindOf } from "./kind-of";
import { separatorOf } from "./separator-of";
import type { Upload } from "./spool-upload";

type Named = { format?: ImportFormat; delimiter?: Delimiter };

/** `kindOf`, or where nothing says what an upload is, what its first line looks like. */
export async function guessKind(upload: Upload, named: Named): Promise<{ format: ImportFormat; delimiter: Delimiter }> {
  const start = await startOf(upload.path);
  const format = known(upload, named)?.format ?? (/^\s*\[/.test(start) ? "json" : /^\s*\{/.test(start) ? "jsonl" : "csv");
  return { format, delimiter: named.delimiter ?? separating(start) };
}

function known(upload: Upload, named: Named) {
  try {
    return kindOf(upload, named);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** What the first line has most of, outside of quotes. */
function separating(text: string): Delimiter {
  const line = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1)[0] ?? "";
  const count = (name: Delimiter) => line.split(separatorOf[name]).length;
  const names: Delimiter[] = ["comma", "semicolon", "tab"];
  return names.reduce((most, name) => (count(name) > count(most) ? name : most));
}

async function startOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.toString("utf8", 0, bytesRead).replace(/^\uFEFF/, "");
  } finally {
    await file.close();
  }
}
