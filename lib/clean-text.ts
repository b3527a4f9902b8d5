import { z } from "zod";

/** Text Postgres and JSON can hold: no U+0000, no lone surrogate. For what comes from providers and errors. */
export const cleanText = (text: string): string => text.replaceAll("\u0000", "\uFFFD").toWellFormed();

/** The same for every string inside a JSON value. */
export function cleanJson<T>(value: T): T {
  if (typeof value === "string") return cleanText(value) as T; // safe: a string stays a string
  if (Array.isArray(value)) return value.map(cleanJson) as T; // safe: the shape is kept
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, inner]) => [cleanText(key), cleanJson(inner)]);
  return Object.fromEntries(entries) as T; // safe: the shape is kept
}

/** The path of the first string in `value` that Postgres cannot hold, or null: callers get a 400, never altered text. */
export function findUncleanText(value: unknown, path = ""): string | null {
  if (typeof value === "string") return value.includes("\u0000") || !value.isWellFormed() ? path || "(value)" : null;
  if (value === null || typeof value !== "object") return null;
  for (const [key, inner] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    const found = findUncleanText(key) ? cleanText(at) : findUncleanText(inner, at);
    if (found) return found;
  }
  return null;
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
// Not z.json(): its inner part has no name of its own, and would stand in the OpenAPI document once an operation.
export const Json: z.ZodType<Json> = z
  .lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)]))
  .meta({ id: "Json", description: "Any JSON value" });
