import { expectationsText, hashCase } from "./hash-case";
import type { CaseInput } from "./schema";

/** What a version of a case stores of its input. */
export type CaseRow = {
  externalId: string | null;
  name: string | null;
  variables: string;
  expectations: string;
  contentHash: string;
  tags: string[];
  groupKey: string | null;
  split: "dev" | "gate";
  quarantined: string | null;
  metadata: string;
};

export function caseRow(input: CaseInput): CaseRow {
  const expectations = input.expectations ?? {};
  return {
    externalId: input.externalId ?? null,
    name: input.name ?? null,
    variables: JSON.stringify(input.variables),
    expectations: expectationsText(expectations),
    contentHash: hashCase(input.variables, expectations),
    tags: [...new Set(input.tags)],
    groupKey: input.group ?? null,
    split: input.split ?? "dev",
    quarantined: input.quarantined ?? null,
    metadata: JSON.stringify(input.metadata ?? {}),
  };
}

/** Whether a version would say nothing new: the order of variables alone is not news. */
export function sameCase(a: CaseRow, b: CaseRow): boolean {
  const fields = ({ contentHash, externalId, name, tags, groupKey, split, quarantined, metadata }: CaseRow) => [
    ...[contentHash, externalId, name, tags, groupKey, split, quarantined, metadata],
  ];
  return JSON.stringify(fields(a)) === JSON.stringify(fields(b));
}
