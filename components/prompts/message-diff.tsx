import { Fragment } from "react";
import type { ContentDiff } from "@/lib/diff/schema";
import { type DiffRow, diffRows, isSame, type Run } from "./diff-rows";
import { foldRows } from "./fold-rows";

export type DiffLook = "unified" | "split";
type Message = Pick<ContentDiff["messages"][number], "hunks"> & { role: string };

/** One text of both versions, a message or an included prompt, line by line, with the words that changed marked. */
export function MessageDiff({ message, look }: { message: Message; look: DiffLook }) {
  const kinds = new Set(message.hunks.map(({ kind }) => kind));
  const isChanged = kinds.has("added") || kinds.has("removed");
  const state = !isChanged ? "unchanged" : kinds.size > 1 ? "changed" : kinds.has("added") ? "added" : "removed";
  return (
    <li className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <p className="flex gap-2 border-line border-b px-3 py-1.5 font-medium text-muted">
        {message.role}
        <span className="font-normal">{state}</span>
      </p>
      <div className="py-1.5 font-mono text-[0.8125rem] leading-5">
        {foldRows(diffRows(message.hunks)).map(({ isFolded, rows }, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have no other name and never move
          if (!isFolded) return <Fragment key={index}>{rows.map((row, at) => line(row, at, look))}</Fragment>;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <details key={index}>
              <summary className="cursor-pointer bg-raised px-3 py-1 font-sans text-muted -outline-offset-2">
                {rows.length} unchanged lines
              </summary>
              {rows.map((row, at) => line(row, at, look))}
            </details>
          );
        })}
      </div>
    </li>
  );
}

const line = (row: DiffRow, at: number, look: DiffLook) =>
  look === "split" ? <SplitLine key={at} row={row} /> : <UnifiedLine key={at} row={row} />;

function SplitLine({ row }: { row: DiffRow }) {
  const isEqual = isSame(row);
  return (
    <div className="grid grid-cols-2">
      <Side runs={row.from} sign={isEqual ? " " : "−"} isEdge />
      <Side runs={row.to} sign={isEqual ? " " : "+"} />
    </div>
  );
}

function UnifiedLine({ row }: { row: DiffRow }) {
  if (isSame(row)) return <Side runs={row.to} sign=" " />;
  return (
    <>
      {row.from && <Side runs={row.from} sign="−" />}
      {row.to && <Side runs={row.to} sign="+" />}
    </>
  );
}

const grounds: Record<string, string> = { "−": "bg-bad-ground", "+": "bg-good-ground", " ": "" };

function Side({ runs, sign, isEdge = false }: { runs: Run[] | null; sign: "−" | "+" | " "; isEdge?: boolean }) {
  const Mark = sign === "−" ? "del" : "ins";
  const edge = isEdge ? "border-line border-r" : "";
  const isWhole = runs?.every(({ isChanged }) => isChanged); // the ground of the line says it
  if (!runs) return <div className={`bg-raised ${edge}`} />;
  return (
    <div className={`grid min-w-0 grid-cols-[1.25rem_minmax(0,1fr)] px-1.5 ${grounds[sign]} ${edge}`}>
      <span aria-hidden="true" className="select-none text-muted">
        {sign}
      </span>
      <span className="min-h-5 break-words whitespace-pre-wrap">
        {sign === "−" && <span className="sr-only">removed: </span>}
        {sign === "+" && <span className="sr-only">added: </span>}
        {runs.map(({ text, isChanged }, index) =>
          isChanged && !isWhole && sign !== " " ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a line have no other name and never move
            <Mark key={index} className={sign === "−" ? "font-semibold text-bad" : "font-semibold text-good underline"}>
              {text}
            </Mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Fragment key={index}>{text}</Fragment>
          ),
        )}
      </span>
    </div>
  );
}
