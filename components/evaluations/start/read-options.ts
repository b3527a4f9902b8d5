import type { Control } from "./option-controls";
import type { TypedOptions } from "./typed-options";

/** `isBlank` where nothing was typed yet: said only once somebody tries to start. */
export type TypedFault = { path: string; message: string; isBlank: boolean };

/** What was typed as options to send, and what cannot be read. An empty field is left out: the evaluator's default holds. */
export function readOptions(
  controls: Control[],
  typed: TypedOptions,
): { options: Record<string, unknown>; faults: TypedFault[] } {
  const options: Record<string, unknown> = {};
  const faults: TypedFault[] = [];
  for (const control of controls) {
    const path = control.name;
    const read = readOption(control, typed[path] ?? control.initial);
    if ("message" in read) faults.push({ path, message: read.message, isBlank: false });
    else if (read.value !== undefined) options[path] = read.value;
    else if (control.required) faults.push({ path, message: "is required", isBlank: true });
  }
  return { options, faults };
}

function readOption({ kind }: Control, typed: TypedOptions[string]): { value: unknown } | { message: string } {
  if (kind === "boolean" || kind === "choices") return { value: typed };
  const text = String(typed);
  if (kind === "lines") {
    const lines = text.split("\n").map((line) => line.trim());
    return { value: lines.filter((line) => line !== "") };
  }
  if (text.trim() === "") return { value: undefined };
  if (kind === "number") {
    const value = Number(text.replace(",", "."));
    return Number.isFinite(value) ? { value } : { message: "is not a number" };
  }
  if (kind !== "json") return { value: text };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { message: "is not JSON" };
  }
}
