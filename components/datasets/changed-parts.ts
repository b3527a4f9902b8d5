import type { Json } from "@/lib/clean-text";
import type { DatasetCase, Expectations } from "@/lib/datasets/schema";
import { diffText } from "@/lib/diff/diff-text";
import type { Hunk } from "@/lib/diff/schema";
import { prettyJson } from "@/lib/templates/pretty-json";
import { expectationNames } from "./expectation-names";

export type ChangedPart = { name: string; hunks: Hunk[] };

const about = {
  name: "Name",
  externalId: "External id",
  split: "Split",
  tags: "Tags",
  group: "Group",
  quarantined: "Quarantined",
  metadata: "Metadata",
} as const;

/** The parts of a case as texts, by what a person calls them; what the case lacks is left out. */
function partsOf(one: DatasetCase): Map<string, string> {
  const parts = new Map<string, string>();
  const add = (name: string, value: Json | Expectations[keyof Expectations] | undefined) => {
    if (value === undefined || value === null) return;
    parts.set(name, textOf(value));
  };
  for (const [name, value] of Object.entries(one.variables)) add(name, value ?? "null");
  for (const [key, name] of Object.entries(expectationNames)) {
    add(name, one.expectations[key as keyof Expectations]); // safe: the keys of an object with exactly these keys
  }
  for (const [key, name] of Object.entries(about)) {
    const value = one[key as keyof typeof about]; // safe: the keys of an object with exactly these keys
    add(name, value);
  }
  return parts;
}

function textOf(value: Exclude<Json, null> | Exclude<Expectations[keyof Expectations], undefined>): string {
  if (typeof value === "string") return value;
  const isWords = Array.isArray(value) && value.every((entry) => typeof entry === "string");
  return isWords ? value.join(", ") : prettyJson(value);
}

/** What differs between two versions of a case, text by text. All texts together are compared until the deadline. */
export function changedParts(before: DatasetCase, after: DatasetCase, deadline: number): ChangedPart[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
  return names.map((name) => ({
    name,
    hunks: diffText(old.get(name) ?? "", now.get(name) ?? "", { maxEdits: 1_000, deadline }),
  }));
}
