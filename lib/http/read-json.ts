import { AppError, invalidInput } from "@/lib/errors";
import { jsonTextDepth, maxJsonDepth } from "@/lib/json-text-depth";
import { refuseEncoded } from "./refuse-encoded";
import { steadyBody } from "./steady-body";

const maxBytes = 1_000_000;

/** The request's JSON, counted while it streams in; undefined where there is no body. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return undefined;
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) throw invalidInput("Send the body as application/json.");
  const text = decode(bytes);
  if (jsonTextDepth(text) > maxJsonDepth) throw invalidInput(`The JSON is nested deeper than ${maxJsonDepth} levels.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidInput(`The body is not JSON: ${error instanceof Error ? error.message : "it does not parse"}.`);
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array();
  refuseEncoded(request.headers);
  const tooLarge = new AppError("payload_too_large", `The body is larger than ${maxBytes / 1_000_000} MB.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of steadyBody(request.body)) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw invalidInput("The body is not UTF-8.");
  }
}
