import type { Json } from "@/lib/clean-text";

const maxDepth = 64;

/** The JSON in a text, or why there is none. Bounds nesting, since what walks a value afterwards recurses. */
export function parseJson(text: string): { value: Json } | { problem: string } {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `is not JSON: ${error instanceof Error ? error.message : "it does not parse"}` };
  }
  if (nestsDeeper(text)) return { problem: `is nested deeper than ${maxDepth} levels` };
  // an escape can spell it, too
  if (/__proto__|\\u/.test(text) && namesProto(value)) return { problem: "holds the name “__proto__”" };
  return { value };
}

function nestsDeeper(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 92) i++;
      else if (c === 34) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 91 || c === 123) {
      if (++depth > maxDepth) return true;
    } else if (c === 93 || c === 125) depth--;
  }
  return false;
}

function namesProto(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(namesProto);
}
