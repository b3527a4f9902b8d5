"use client";

import { Select } from "@/components/ui/select";
import type { Delimiter, ImportCases } from "@/lib/datasets/import-schema";

export type ImportMode = ImportCases["mode"];
type Props = {
  mode: ImportMode;
  /** Of a CSV. */
  delimiter: Delimiter | null;
  isEmpty: boolean;
  setMode: (mode: ImportMode) => void;
  setDelimiter: (delimiter: Delimiter) => void;
};

const modes: { mode: ImportMode; text: string; hint: string }[] = [
  { mode: "append", text: "Add every row", hint: "Each row becomes a new case." },
  { mode: "upsert", text: "Update by external id", hint: "A row changes the case with its external id; other rows are added." },
  { mode: "replace", text: "Replace all cases", hint: "As above, and every case that is not in the file is removed." },
];
const delimiters: Record<Delimiter, string> = { comma: "Comma", semicolon: "Semicolon", tab: "Tab" };

/** What becomes of the cases that are there, and how the file is cut. */
export function ImportSettings({ mode, delimiter, isEmpty, setMode, setDelimiter }: Props) {
  if (isEmpty && !delimiter) return null;
  const chosen = modes.find((one) => one.mode === mode);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {!isEmpty && (
        <Select
          label="The cases that are there"
          hint={chosen?.hint}
          value={mode}
          onChange={(event) => setMode(modes.find((one) => one.mode === event.target.value)?.mode ?? "append")}
        >
          {modes.map(({ mode: value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
      {delimiter && (
        <Select
          label="Columns are separated by"
          value={delimiter}
          onChange={({ target }) => setDelimiter(target.value === "tab" || target.value === "semicolon" ? target.value : "comma")}
        >
          {Object.entries(delimiters).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}
