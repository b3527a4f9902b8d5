import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { AppError, invalidInput } from "@/lib/errors";

export const maxUploadBytes = 50_000_000;

export type Upload = { path: string; contentType: string; filename: string; remove: () => Promise<void> };

/**
 * Writes an uploaded body, or the one file of a multipart form, to a temporary file while it comes in: a slow sender then
 * holds no database connection, and memory does not grow with the file. Throws 413 above `maxUploadBytes`.
 */
export async function spoolUpload(stream: ReadableStream<Uint8Array> | null, contentType: string): Promise<Upload> {
  const folder = await mkdtemp(join(tmpdir(), "promptops-import-"));
  const path = join(folder, "upload");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const body = stream ?? Readable.from([]);
    if (!/^multipart\/form-data\b/i.test(contentType)) {
      await pipeline(body, limited, createWriteStream(path));
      return { path, contentType, filename: "", remove };
    }
    const file = fileOf(contentType, path);
    await pipeline(body, limited, file.form);
    return { ...(await file.saved()), path, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function* limited(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxUploadBytes)
      throw new AppError("payload_too_large", `The upload is larger than ${maxUploadBytes / 1_000_000} MB.`);
    yield chunk;
  }
}

/** A form parser that saves its one file to `path`; `saved` is asked once the form has been read to its end. */
function fileOf(contentType: string, path: string) {
  const form = openForm(contentType);
  const saving: Promise<{ contentType: string; filename: string }>[] = [];
  form.on("file", (_field, file, { filename, mimeType }: { filename?: string; mimeType: string }) => {
    const writing = pipeline(file, createWriteStream(path, { flags: "wx" })).then(() => ({
      contentType: mimeType,
      filename: filename ?? "",
    }));
    writing.catch((error: unknown) => form.destroy(error instanceof Error ? error : new Error(String(error))));
    saving.push(writing);
  });
  form.on("field", (name) => {
    form.destroy(invalidInput(`The form holds a field “${name}”: send one file, and settings in the query.`));
  });
  form.on("filesLimit", () => form.destroy(invalidInput("The form holds more than one file.")));
  const saved = async () => {
    const [file] = await Promise.all(saving);
    if (!file) throw invalidInput("The form holds no file.");
    return file;
  };
  return { form: readable(form), saved };
}

function openForm(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": contentType },
      limits: { files: 1, fields: 20, parts: 30 },
      defParamCharset: "utf8",
    });
  } catch {
    throw invalidInput("The form data names no boundary.");
  }
}

/** The parser's own complaints are the sender's: they become a 400. */
function readable(form: busboy.Busboy): Writable {
  const destroy = form.destroy.bind(form);
  form.destroy = (error?: Error) =>
    destroy(error && !(error instanceof AppError) ? invalidInput(`The form data is broken: ${error.message}.`) : error);
  return form;
}
