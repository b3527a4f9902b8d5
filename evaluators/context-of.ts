import { z } from "zod";
import type { JsonValue, Sample } from "./evaluator";
import type { Material } from "./judge-messages";

export const contextOptions = {
  contextVariable: z
    .string()
    .min(1)
    .max(200)
    .default("context")
    .describe("The case's variable that holds the context: a text, or a list of chunks in the order they were retrieved"),
  separator: z
    .string()
    .min(1)
    .max(20)
    .optional()
    .describe("Where a text is parted into chunks; without one, a text is one chunk"),
};

type ContextOptions = { contextVariable: string; separator?: string | undefined };

/** What a retriever's entry may call its text. */
const textFields = ["text", "content", "page_content", "pageContent"];

/** The chunks of the context a case holds, empty ones left out; skipped where it has no such variable. */
export function contextOf({ input }: Sample, { contextVariable, separator }: ContextOptions): string[] | { skipped: string } {
  const value = Object.hasOwn(input, contextVariable) ? input[contextVariable] : undefined;
  if (value === undefined || value === null) return { skipped: `The case has no variable “${contextVariable}”.` };
  const entries = Array.isArray(value) ? value : typeof value === "string" && separator ? value.split(separator) : [value];
  return entries.map(chunkOf).filter((chunk) => chunk.trim() !== "");
}

function chunkOf(entry: JsonValue): string {
  if (typeof entry === "string") return entry;
  if (entry !== null && typeof entry === "object" && !Array.isArray(entry)) {
    const text = textFields
      .map((name) => (Object.hasOwn(entry, name) ? entry[name] : undefined))
      .find((one) => one !== undefined);
    if (typeof text === "string") return text;
  }
  return JSON.stringify(entry);
}

/** One block of all chunks. */
export const asContext = (chunks: string[]): Material[number] => ["context", chunks.join("\n\n")];
