import { Tag } from "@/components/ui/tag";
import type { GridCell } from "./grid-rows";
import { JsonPeek } from "./json-peek";

const most = 300;
const cut = (text: string) => (text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text);

/** What stands in a cell of the grid, or what was typed into it and is not saved yet. */
export function CellView({ cell, name, typed }: { cell: GridCell; name: string; typed?: string }) {
  const text = typed ?? cell.text;
  if (typed === undefined && cell.missing) return <span className="text-muted">—</span>;
  if (text === "" && cell.kind === "words") return <span className="text-muted">—</span>;
  if (text === "") return <span className="text-muted italic">empty</span>;
  if (cell.kind === "words" && !text.startsWith("["))
    return (
      <span className="flex flex-wrap gap-1">
        {text.split(",").map((word) => (
          <Tag key={word}>{word.trim()}</Tag>
        ))}
      </span>
    );
  if (cell.kind === "lines") return <span className="line-clamp-3 whitespace-pre-line break-words">{cut(text)}</span>;
  if (cell.kind !== "json") return <span className="line-clamp-2 break-words">{cut(text)}</span>;
  const short = cut(text.replace(/\s*\n\s*/g, " "));
  if (!/^\s*[[{]/.test(text)) return <span className="line-clamp-2 break-all font-mono text-[0.8125rem]">{short}</span>;
  return <JsonPeek name={name} short={short} full={text} />;
}
