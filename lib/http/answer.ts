import type { z } from "zod";

/** What a verb answers where the route's output is `"stream"`. */
export type Download = { stream: ReadableStream<Uint8Array>; contentType: string; filename: string };

export type Answering<Result> = {
  /** What the answer holds and nothing more; `"stream"` for a download, left out for 204. */
  output?: z.ZodType | "stream";
  status?: number;
  location?: (result: Result) => string;
  headers?: (result: Result) => Record<string, string>;
  /** A strong validator; with it `If-None-Match` is answered 304. */
  etag?: (result: Result) => string;
};

/** What a verb answered as a response: a download, the declared output and nothing more, or nothing. */
export function answer<Result>(declaration: Answering<Result>, request: Request, result: Result): Response {
  const headers = new Headers({ "cache-control": "no-store", ...declaration.headers?.(result) });
  if (declaration.location) headers.set("location", declaration.location(result));
  if (declaration.output === "stream") {
    const { stream, contentType, filename } = result as Download; // safe: "stream" is declared for verbs that answer a Download
    headers.set("content-type", contentType);
    headers.set("content-disposition", `attachment; filename="${filename.replace(/[^\w.-]/g, "-")}"`);
    return new Response(stream, { status: declaration.status ?? 200, headers });
  }
  if (declaration.etag) {
    const tag = `"${declaration.etag(result)}"`;
    headers.set("etag", tag);
    const asked = request.headers.get("if-none-match") ?? "";
    if (asked.split(",").some((one) => one.trim().replace(/^W\//, "") === tag))
      return new Response(null, { status: 304, headers });
  }
  if (!declaration.output) return new Response(null, { status: declaration.status ?? 204, headers });
  headers.set("content-type", "application/json");
  const text = declaration.etag ? lastingText(declaration.output, result) : textOf(declaration.output, result);
  return new Response(text, { status: declaration.status ?? 200, headers });
}

const textOf = (output: z.ZodType, result: unknown): string => JSON.stringify(output.parse(result));

const texts = new WeakMap<object, string>();

/** The same for a result that may be answered again: nobody changes one that has a strong validator. */
function lastingText(output: z.ZodType, result: unknown): string {
  if (typeof result !== "object" || result === null) return textOf(output, result);
  const text = texts.get(result) ?? textOf(output, result);
  texts.set(result, text);
  return text;
}
