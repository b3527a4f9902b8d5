import { prettyJson } from "@/lib/templates/pretty-json";
import type { Control } from "./option-controls";

/** What stands in the controls of an evaluator's options, by name; in a group or a row again by name. */
export type TypedOptions = { [name: string]: string | boolean | string[] | TypedOptions | TypedOptions[] };

/** Options as they are to stand in the controls; what is not given stands at its default. */
export function typedOptions(controls: Control[], options: Record<string, unknown> = {}): TypedOptions {
  return Object.fromEntries(controls.map((control) => [control.name, typedOf(control, options[control.name])]));
}

function typedOf(control: Control, given: unknown): TypedOptions[string] {
  if (given === undefined || given === null) return control.initial;
  switch (control.kind) {
    case "boolean":
      return given === true;
    case "choices":
      return Array.isArray(given) ? given.map(String) : [];
    case "lines":
    case "numbers":
      return Array.isArray(given) ? given.join("\n") : "";
    case "group":
      return typedOptions(control.controls, { ...given });
    case "rows":
      return Array.isArray(given) ? given.map((row) => typedOptions(control.controls, row)) : [];
    case "json":
      return prettyJson(given);
    default:
      return String(given);
  }
}
