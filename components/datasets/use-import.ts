"use client";

import { useState, useTransition } from "react";
import type { Imported, ImportPreview } from "@/lib/datasets/import-schema";
import type { Outcome } from "@/lib/http/action";
import { type ColumnUse, columnMap } from "./column-use";
import type { ImportMode } from "./import-settings";
import { keepUses, usesOf } from "./kept-uses";
import { sendFile } from "./send-file";

type Asked = { workspace: string; datasetId: string; done: () => void };
type Shown = { file: File; preview: ImportPreview; uses: ColumnUse[] };
type Step = "look" | "check" | "import";

const previewBytes = 262_144;

/** The steps of an import. Whatever is changed after the check has to be checked again. */
export function useImport({ workspace, datasetId, done }: Asked) {
  const address = `/files/datasets/${datasetId}/import`;
  const [shown, setShown] = useState<Shown | null>(null);
  const [mode, setMode] = useState<ImportMode>("append");
  const [problem, setProblem] = useState<Outcome<unknown> | null>(null);
  const [checked, setChecked] = useState<Imported | null>(null);
  const [step, setStep] = useState<Step>("look");
  const [pending, startTransition] = useTransition();

  const ask = <Data>(
    what: Step,
    sent: { path?: string; query: Record<string, string>; file: File },
    then: (data: Data) => void,
  ) => {
    setStep(what);
    startTransition(async () => {
      const outcome = await sendFile<Data>(address + (sent.path ?? ""), { workspace, ...sent.query }, sent.file);
      setProblem(outcome.ok ? null : outcome);
      if (outcome.ok) then(outcome.data);
    });
  };
  const look = (file: File, query: Record<string, string> = {}) => {
    setChecked(null);
    const start = new File([file.slice(0, previewBytes)], file.name, { type: file.type });
    ask<ImportPreview>("look", { path: "/preview", query, file: start }, (preview) =>
      setShown({ file, preview, uses: usesOf(datasetId, preview.columns) }),
    );
  };
  const send = (what: "check" | "import", onBadRow: "refuse" | "skip") => {
    if (!shown) return;
    const query = { ...queryOf(shown), mode, onBadRow, dryRun: String(what === "check") };
    if (what === "check") setChecked(null);
    ask<Imported>(what, { query, file: shown.file }, (data) => {
      if (what === "check") return setChecked(data);
      keepUses(datasetId, shown.preview.columns, shown.uses);
      done();
    });
  };
  const changed = () => {
    setChecked(null);
    setProblem(null);
  };
  return {
    ...{ shown, mode, problem, checked, look },
    busy: pending ? step : null,
    check: () => send("check", "skip"),
    importAll: (skip: boolean) => send("import", skip ? "skip" : "refuse"),
    setUse: (index: number, use: ColumnUse) => {
      changed();
      setShown(shown && { ...shown, uses: shown.uses.map((one, place) => (place === index ? use : one)) });
    },
    setMode: (next: ImportMode) => {
      changed();
      setMode(next);
    },
  };
}

function queryOf({ preview: { format, delimiter, columns }, uses }: Shown): Record<string, string> {
  const map = columnMap(columns, uses);
  return { format, ...(delimiter && { delimiter }), ...(Object.keys(map).length > 0 && { map: JSON.stringify(map) }) };
}
