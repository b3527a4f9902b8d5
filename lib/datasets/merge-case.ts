import type { CaseChange } from "./change-schema";
import { type CaseInput, type DatasetCase, Expectations } from "./schema";

/** A case after a change: what the change does not name stays, null clears. */
export function mergeCase(before: DatasetCase, change: Omit<CaseChange, "id" | "ifRevision">): CaseInput {
  const kept = <T>(now: T | null | undefined, was: T | null) => (now === undefined ? was : now) ?? undefined;
  return {
    name: kept(change.name, before.name),
    externalId: kept(change.externalId, before.externalId),
    group: kept(change.group, before.group),
    variables: variablesOf(before, change),
    expectations: expectationsOf(before, change),
    tags: tagsOf(before, change),
    split: change.split ?? before.split,
    quarantined: kept(change.quarantined, before.quarantined),
    metadata: change.metadata ?? before.metadata,
  };
}

type Change = Omit<CaseChange, "id" | "ifRevision">;

function variablesOf(before: DatasetCase, { variables, setVariables, dropVariables = [] }: Change): CaseInput["variables"] {
  const all = Object.entries({ ...(variables ?? before.variables), ...setVariables });
  return Object.fromEntries(all.filter(([name]) => !dropVariables.includes(name)));
}

function expectationsOf(before: DatasetCase, { expectations, setExpectations }: Change): Expectations {
  const whole = expectations ?? before.expectations;
  if (!setExpectations) return whole;
  const cleared = Object.keys(setExpectations).filter((key) => setExpectations[key as keyof Expectations] === null); // safe: its own keys
  const set = Object.fromEntries(Object.entries(setExpectations).filter(([, value]) => value !== null));
  const kept = Object.fromEntries(Object.entries(whole).filter(([key]) => !cleared.includes(key)));
  return { ...kept, ...Expectations.parse(set) };
}

function tagsOf(before: DatasetCase, { tags, addTags = [], removeTags = [] }: Change): string[] {
  return [...new Set([...(tags ?? before.tags), ...addTags])].filter((tag) => !removeTags.includes(tag));
}
