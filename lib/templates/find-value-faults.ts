import { z } from "zod";
import type { Json } from "@/lib/clean-text";
import type { FieldError } from "@/lib/errors";
import { ChatMessage, type Variable } from "./content";

const Messages = z.array(ChatMessage).max(1_000);

const named = (value: Json): string =>
  value === null ? "null" : Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;

/** Null is a value of type `json` only; for every other type it means that nothing was given. */
export const isGiven = (variable: Variable, value: Json | undefined): value is Json =>
  value !== undefined && (value !== null || variable.type === "json");

/** What keeps `value` from being one of the variable's type; nothing is converted. Numbers are finite. Paths start at `path`. */
export function findValueFaults(variable: Variable, value: Json, path: string): FieldError[] {
  const wrong = (wanted: string): FieldError[] => [
    { path, message: `“${variable.name}” must be ${wanted}, got ${named(value)}.` },
  ];
  switch (variable.type) {
    case "json":
      return [];
    case "string":
      return typeof value === "string" ? [] : wrong("a string");
    case "boolean":
      return typeof value === "boolean" ? [] : wrong("true or false");
    case "number":
      if (typeof value !== "number") return wrong("a number");
      return Number.isFinite(value) ? [] : [{ path, message: `“${variable.name}” must be a finite number.` }];
    case "messages": {
      if (!Array.isArray(value)) return wrong("a list of messages");
      const issues = Messages.safeParse(value).error?.issues ?? [];
      return issues.map((issue) => ({
        path: [path, ...issue.path.map(String)].join("."),
        message: `“${variable.name}” must be a list of messages: ${issue.message}.`,
      }));
    }
  }
}
