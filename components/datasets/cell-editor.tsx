"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { controlClass } from "@/components/ui/labelled";
import type { GridCell } from "./grid-rows";
import { JsonHint } from "./json-hint";

/** Where to go once a cell is done with. */
export type Leave = "stay" | "down" | "next" | "previous";
type Props = {
  label: string;
  kind: GridCell["kind"];
  given: string;
  done: (text: string, leave: Leave) => void;
  cancel: () => void;
};

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A cell while it is typed into: Enter and Tab take what stands there, Shift+Enter is a new line, Escape undoes. */
export function CellEditor({ label, kind, given, done, cancel }: Props) {
  const note = useId();
  const [text, setText] = useState(given);
  const [isRefused, setRefused] = useState(false);
  const isOver = useRef(false); // leaving by a key takes the focus away, too
  const finish = (leave: Leave) => {
    if (isOver.current) return;
    if (kind === "json" && text.trim() !== "" && !isJson(text)) {
      setRefused(true);
      return;
    }
    isOver.current = true;
    done(text, leave);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    const isNewLine = event.key === "Enter" && (event.shiftKey || event.altKey) && kind !== "choice";
    if (event.key === "Escape") {
      isOver.current = true;
      cancel();
    } else if (event.key === "Enter" && !isNewLine) finish("down");
    else if (event.key === "Tab") finish(event.shiftKey ? "previous" : "next");
    else return;
    event.preventDefault();
  };
  const shared = { "aria-label": label, autoFocus: true, onKeyDown, onBlur: () => finish("stay") };
  if (kind === "choice")
    return (
      <select
        {...shared}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-8 rounded-md border border-line-strong bg-surface px-1 text-base sm:text-sm"
      >
        <option value="dev">dev</option>
        <option value="gate">gate</option>
      </select>
    );
  return (
    <div className="flex min-w-56 flex-col gap-1">
      <textarea
        {...shared}
        aria-invalid={isRefused || undefined}
        aria-describedby={note}
        rows={1}
        spellCheck={kind === "text"}
        value={text}
        onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
        onChange={(event) => setText(event.target.value)}
        className={`${controlClass} field-sizing-content max-h-72 resize-none min-h-9 py-1.5 ${kind === "json" ? "font-mono text-[0.8125rem]" : ""}`}
      />
      <div id={note} role={isRefused ? "alert" : undefined} className="text-xs">
        {kind === "json" && <JsonHint text={text} />}
        {kind === "lines" && <p className="text-muted">One a line; Shift+Enter makes a line.</p>}
        {kind === "words" && <p className="text-muted">Between commas.</p>}
      </div>
    </div>
  );
}
