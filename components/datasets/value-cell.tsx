import type { Json } from "@/lib/clean-text";
import { prettyJson } from "@/lib/templates/pretty-json";
import { JsonPeek } from "./json-peek";

const most = 300;
const cut = (text: string) => (text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text);

/** One value of a case in a grid: two lines of text, or JSON with a way to see it whole. */
export function ValueCell({ name, value }: { name: string; value: Json | undefined }) {
  if (value === undefined) return <span className="text-muted">—</span>;
  if (value === "") return <span className="text-muted italic">empty</span>;
  if (typeof value === "string") return <span className="line-clamp-2 break-words">{cut(value)}</span>;
  if (value === null || typeof value !== "object") return <span className="font-mono text-[0.8125rem]">{String(value)}</span>;
  return <JsonPeek name={name} short={cut(JSON.stringify(value))} full={prettyJson(value)} />;
}
