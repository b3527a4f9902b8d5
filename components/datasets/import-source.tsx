"use client";

import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";

type Props = { busy: boolean; look: (file: File) => void };

/** Where the rows come from: a file that is chosen or dropped, or text that is pasted. */
export function ImportSource({ busy, look }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const take = (file: File | undefined) => {
    if (!file) return;
    setChosen(file);
    look(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <section aria-label="Where the rows come from" className="grid grid-cols-1 gap-4 md:grid-cols-2">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex cursor-pointer flex-col items-start justify-center gap-2 rounded-lg border border-dashed p-5 focus-within:outline-2 focus-within:outline-accent focus-within:outline-offset-2 hover:border-accent ${isOver ? "border-accent bg-accent-ground" : "border-line-strong bg-surface"}`}
      >
        <FileUp aria-hidden="true" className="size-6 text-muted" strokeWidth={1.5} />
        <span className="font-medium">{chosen ? "Choose another file" : "Choose a file or drop it here"}</span>
        <span className="text-muted">CSV, TSV, JSON or JSONL in UTF-8, up to 50 MB. Nothing is saved before you say so.</span>
        {chosen && (
          <span className="max-w-full font-mono text-[0.8125rem] break-all">
            {chosen.name}, {size(chosen.size)}
          </span>
        )}
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.tab,.txt,.json,.jsonl,.ndjson,text/csv,application/json"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = ""; // the same file, corrected, can be chosen again
          }}
          className="sr-only"
        />
      </label>
      <div className="flex flex-col gap-2">
        <TextArea
          label="Or paste rows"
          code
          rows={4}
          hint="From a spreadsheet, with the header row; or CSV, JSON, JSONL."
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          className="max-h-40 whitespace-pre"
        />
        <Button
          className="self-start"
          disabled={busy || pasted.trim() === ""}
          onClick={() => {
            setChosen(null);
            look(new File([pasted], "pasted"));
          }}
        >
          {busy ? "Reading…" : "Use pasted rows"}
        </Button>
      </div>
    </section>
  );
}

const size = (bytes: number): string =>
  bytes < 1_000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1_000)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
