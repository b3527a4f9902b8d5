import { z } from "zod";
import { Json } from "@/lib/clean-text";
import { CaseInput, Expectations, UpdateCase } from "./schema";

const most = 1_000;
const Words = z.array(z.string().min(1).max(100)).max(50);

/** Expectations by name; null clears one. Their values are checked as a case's are. */
const SetExpectations = z.partialRecord(Expectations.keyof(), Json).superRefine((given, check) => {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const { error } = Expectations.safeParse(set);
  for (const { path, message } of error?.issues ?? []) check.addIssue({ code: "custom", path, message });
});

/** A change of one case among many: as `UpdateCase`, and by name where the rest is to stay. */
export const CaseChange = UpdateCase.extend({
  setVariables: CaseInput.shape.variables.optional().describe("Values to set; the other variables stay"),
  dropVariables: z.array(z.string().min(1).max(100)).max(500).optional().describe("Variables to take out"),
  setExpectations: SetExpectations.optional().describe("Expectations to set, null to clear; the others stay"),
  addTags: Words.optional(),
  removeTags: Words.optional(),
});
export type CaseChange = z.infer<typeof CaseChange>;

/** Many changes, one revision: all of them or none. */
export const ChangeCases = z
  .strictObject({
    id: z.string(),
    cases: z.array(CaseChange).max(most).default([]),
    remove: z.array(z.string()).max(most).default([]).describe("Ids of cases to take out of the next revision"),
  })
  .superRefine(({ cases, remove }, check) => {
    const ids = [...cases.map(({ id }) => id), ...remove];
    if (ids.length === 0) check.addIssue({ code: "custom", path: ["cases"], message: "Name at least one case." });
    const twice = ids.find((id, index) => ids.indexOf(id) < index);
    if (twice !== undefined) check.addIssue({ code: "custom", path: ["cases"], message: `The case “${twice}” is named twice.` });
  });
export type ChangeCases = z.infer<typeof ChangeCases>;

export const ChangedCases = z.object({
  revision: z.number().describe("The dataset's revision now; where nothing changed, the one it had"),
  changed: z.number(),
  removed: z.number(),
});
export type ChangedCases = z.infer<typeof ChangedCases>;

export const AssignSplits = z.strictObject({
  id: z.string(),
  gateShare: z.number().min(0).max(1).describe("The share of the cases that is to be `gate`; the others become `dev`"),
  byGroup: z.boolean().default(true).describe("Cases of one group come into the same split"),
  seed: z.string().max(100).default("").describe("Another one deals the cases out otherwise; the same one, the same again"),
  dryRun: z.boolean().default(false).describe("Only say what it would do"),
});
export type AssignSplits = z.infer<typeof AssignSplits>;

export const AssignedSplits = z.object({
  dev: z.number(),
  gate: z.number(),
  groups: z.number().describe("How many groups were kept whole"),
  changed: z.number(),
  revision: z.number().describe("The dataset's revision after it; a dry run says which it would be"),
});
export type AssignedSplits = z.infer<typeof AssignedSplits>;

export const RestoreRevision = z.strictObject({ id: z.string(), number: z.coerce.number().int().min(1).max(2_147_483_647) });
export type RestoreRevision = z.infer<typeof RestoreRevision>;

export const Restored = z.object({
  revision: z.number().describe("The dataset's revision now; where nothing differed, the one it had"),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
});
export type Restored = z.infer<typeof Restored>;
