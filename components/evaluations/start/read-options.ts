import type { Control } from "./option-controls";
import type { TypedOptions } from "./typed-options";

/** `isBlank` where nothing was typed yet: said only once somebody tries to start. */
export type TypedFault = { path: string; message: string; isBlank: boolean };
type Typed = TypedOptions[string];
type Read = { value?: unknown; faults?: TypedFault[] };

/** What was typed as options to send, and what cannot be read. An empty field is left out: the evaluator's default holds. */
export function readOptions(
  controls: Control[],
  typed: TypedOptions,
): { options: Record<string, unknown>; faults: TypedFault[] } {
  const options: Record<string, unknown> = {};
  const faults: TypedFault[] = [];
  for (const control of controls) {
    const path = control.name;
    const { value, faults: found = [] } = readOption(control, typed[path] ?? control.initial);
    faults.push(...found.map((fault) => ({ ...fault, path: [path, fault.path].filter(Boolean).join(".") })));
    if (value !== undefined) options[path] = value;
    else if (control.required && found.length === 0) faults.push({ path, message: "is required", isBlank: true });
  }
  return { options, faults };
}

function readOption(control: Control, typed: Typed): Read {
  switch (control.kind) {
    case "boolean":
      return { value: typed };
    case "choices":
      return { value: listed(control, typed) };
    case "lines":
    case "numbers":
      return readLines(control, String(typed));
    case "group":
      return readGroup(control, typed);
    case "rows":
      return readRows(control, typed);
    default:
      return readText(control, String(typed));
  }
}

/** An empty list is left out too, unless the default is another. */
const listed = (control: { keepsEmpty: boolean }, values: unknown) =>
  Array.isArray(values) && (values.length > 0 || control.keepsEmpty) ? values : undefined;

function readText(control: Control, text: string): Read {
  if (text.trim() === "") return {};
  if (control.kind === "number" || (control.kind === "choice" && control.ofNumbers)) {
    const value = numberIn(text);
    return value === null ? unreadable("is not a number") : { value };
  }
  if (control.kind !== "json") return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return unreadable(`is not JSON: ${error instanceof Error ? error.message : "it cannot be read"}`);
  }
}

function readLines(control: Control & { kind: "lines" | "numbers" }, text: string): Read {
  const lines = text.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => line !== "");
  if (control.kind === "lines") return { value: listed(control, said) };
  const wrong = lines.findIndex((line) => line !== "" && numberIn(line) === null);
  return wrong < 0 ? { value: listed(control, said.map(numberIn)) } : unreadable(`line ${wrong + 1} is not a number`);
}

/** One that may be left out is, while nothing in it was touched. */
function readGroup(control: Control & { kind: "group" }, typed: Typed): Read {
  const values = typeof typed === "object" && !Array.isArray(typed) ? typed : control.initial;
  const isUntouched = JSON.stringify(values) === JSON.stringify(control.initial);
  if (isUntouched && !control.required && !control.hasDefault) return {};
  const { options, faults } = readOptions(control.controls, values);
  return { value: options, faults };
}

function readRows(control: Control & { kind: "rows" }, typed: Typed): Read {
  const rows = Array.isArray(typed) ? typed.filter((row) => typeof row === "object") : [];
  const read = rows.map((row) => readOptions(control.controls, row));
  const faults = read.flatMap((row, at) => row.faults.map((fault) => ({ ...fault, path: `${at}.${fault.path}` })));
  return {
    value: listed(
      control,
      read.map(({ options }) => options),
    ),
    faults,
  };
}

function numberIn(text: string): number | null {
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

const unreadable = (message: string): Read => ({ faults: [{ path: "", message, isBlank: false }] });
