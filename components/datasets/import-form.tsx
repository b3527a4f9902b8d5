"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { FormProblem } from "@/components/ui/form-problem";
import { ImportCheck } from "./import-check";
import { ImportColumns } from "./import-columns";
import { ImportSettings } from "./import-settings";
import { ImportSource } from "./import-source";
import { useImport } from "./use-import";

type Props = {
  workspace: string;
  datasetId: string;
  isEmpty: boolean;
  path: string;
  /** Rows that are there already, so that no file is asked for. */
  pasted?: string;
  done?: () => void;
};

/** From a file to cases: choose it, say what its columns are, look at what would happen, import. */
export function ImportForm({ workspace, datasetId, isEmpty, path, pasted, done }: Props) {
  const { push } = useRouter();
  const steps = useImport({ workspace, datasetId, done: done ?? (() => push(path)) });
  const { shown, mode, checked, busy, look } = steps;
  const begin = useEffectEvent((text: string) => look(new File([text], "pasted")));
  useEffect(() => {
    if (pasted !== undefined) begin(pasted);
  }, [pasted]);
  return (
    <div className="flex flex-col gap-6">
      {pasted !== undefined && !shown && !steps.problem && <Reading />}
      {pasted === undefined && <ImportSource busy={busy === "look"} look={look} />}
      {shown && (
        <>
          <ImportColumns preview={shown.preview} uses={shown.uses} setUse={steps.setUse} />
          <ImportSettings
            mode={mode}
            delimiter={shown.preview.delimiter}
            isEmpty={isEmpty}
            setMode={steps.setMode}
            setDelimiter={(delimiter) => look(shown.file, { format: "csv", delimiter })}
          />
        </>
      )}
      <FormProblem outcome={steps.problem} />
      {shown && (
        <ImportCheck
          key={checked ? "checked" : "open"} // what was checked anew is not skipped on an old word
          checked={checked}
          mode={mode}
          busy={busy}
          check={steps.check}
          importAll={steps.importAll}
        />
      )}
    </div>
  );
}

const Reading = () => (
  <p role="status" className="text-muted">
    Reading the rows…
  </p>
);
