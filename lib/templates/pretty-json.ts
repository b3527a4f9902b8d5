import { jsonTextDepth } from "@/lib/json-text-depth";

const maxIndented = 20_000;
const maxDepth = 12;

/** JSON for a person: indented, unless that would make it many times as long as it is (each level indents all that is in it). */
export function prettyJson(value: unknown): string {
  const compact = JSON.stringify(value) ?? "";
  return compact.length > maxIndented || jsonTextDepth(compact) > maxDepth ? compact : JSON.stringify(value, null, 2);
}
