import type { Json } from "@/lib/clean-text";
import { jsonTextDepth, maxJsonDepth } from "@/lib/json-text-depth";

/** The JSON in a text, or why there is none. Bounds nesting, since what walks a value afterwards recurses. */
export function parseJson(text: string): { value: Json } | { problem: string } {
  if (text.trim() === "") return { problem: "is not JSON: nothing stands in it" };
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `is not JSON: ${error instanceof Error ? error.message : "it does not parse"}` };
  }
  if (jsonTextDepth(text) > maxJsonDepth) return { problem: `is nested deeper than ${maxJsonDepth} levels` };
  // an escape can spell it, too
  if (/__proto__|\\u/.test(text) && namesProto(value)) return { problem: "holds the name “__proto__”" };
  return { value };
}

function namesProto(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(namesProto);
}
