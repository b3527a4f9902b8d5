"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { hasHeader, isRows, withHeader } from "./pasted-rows";

const ImportForm = dynamic(() => import("./import-form").then((module) => module.ImportForm), {
  loading: () => <p className="text-muted">Reading the rows…</p>,
});

type Props = { workspace: string; datasetId: string; isEmpty: boolean; path: string; columns: string[] };

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.closest("input, textarea, select, [role=dialog]");

/** Rows of a spreadsheet that are pasted anywhere on the page, shown as they would be imported. */
export function PasteRows({ columns, ...form }: Props) {
  const { refresh } = useRouter();
  const [pasted, setPasted] = useState<string | null>(null);
  const [isNamed, setNamed] = useState(true);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (event.defaultPrevented || isTyping(event.target) || !isRows(text)) return;
      event.preventDefault();
      setNamed(hasHeader(text, columns));
      setPasted(text);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [columns]);
  const close = () => setPasted(null);
  const finish = () => {
    close();
    refresh();
  };
  return (
    <Dialog open={pasted !== null} onOpenChange={(open) => !open && close()} look="wide" title="Import pasted rows">
      {pasted !== null && (
        <div className="flex flex-col gap-5">
          <Checkbox
            label="The first row names the columns"
            hint="Else they are taken in the order of the grid; each can be changed below."
            checked={isNamed}
            onChange={(event) => setNamed(event.target.checked)}
          />
          <ImportForm key={`${isNamed}`} {...form} pasted={isNamed ? pasted : withHeader(pasted, columns)} done={finish} />
        </div>
      )}
    </Dialog>
  );
}
