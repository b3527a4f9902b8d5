import { findUncleanText, type Json } from "@/lib/clean-text";
import { parseJson } from "./parse-json";

/** The JSON in a field of a form or a query: an escape in it may spell what the check of the field's own text cannot see. */
export function parseCleanJson(text: string): { value: Json } | { problem: string } {
  const read = parseJson(text);
  const isClean = "problem" in read || !findUncleanText(read.value);
  return isClean ? read : { problem: "holds a NUL character or half of a surrogate pair, which cannot be stored" };
}
