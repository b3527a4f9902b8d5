import { z } from "zod";
import { Assertion, mostAssertions } from "@/evaluators/assertion";
import { Json } from "@/lib/clean-text";
import { flag } from "@/lib/flag";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { Values, Variable } from "@/lib/templates/content";
import { findValueFaults, isGiven } from "@/lib/templates/find-value-faults";
import { HintName } from "./hint-schema";

const Tags = z.array(z.string().min(1).max(100)).max(50);
const Revision = z.coerce.number().int().min(1).max(2_147_483_647);

/** Names that mean something to JavaScript objects; a value under one of them could be lost or do harm. */
export const reservedNames: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** The variables a dataset declares; where there are any, every case must fit them. */
export const DeclaredVariables = z
  .array(Variable)
  .max(200)
  .superRefine((variables, check) => {
    const seen = new Set<string>();
    for (const [index, variable] of variables.entries()) {
      if (seen.has(variable.name)) check.addIssue({ code: "custom", path: [index, "name"], message: "is declared twice" });
      seen.add(variable.name);
      if (reservedNames.has(variable.name))
        check.addIssue({ code: "custom", path: [index, "name"], message: "cannot be the name of a variable" });
      const faults = isGiven(variable, variable.default) ? findValueFaults(variable, variable.default, "default") : [];
      for (const { message } of faults) check.addIssue({ code: "custom", path: [index, "default"], message });
    }
  });

const Entry = Assertion.extend({ options: z.record(z.string(), Json).optional().describe("The evaluator's options") });
const Assertions = z.array(Entry).max(mostAssertions) as unknown as z.ZodType<Json[]>; // safe: each is JSON; stored ones may be other JSON

/** What a case expects; a missing field means the case does not ask. The order of keys here is the order they are stored in. */
export const Expectations = z.strictObject({
  keywords: z.array(z.string().min(1).max(1_000)).max(200).optional(),
  forbiddenKeywords: z.array(z.string().min(1).max(1_000)).max(200).optional(),
  jsonSchema: z.union([z.boolean(), z.record(z.string(), Json)]).optional(),
  reference: z.string().max(500_000).optional(),
  exact: z.string().max(500_000).optional(),
  label: z.string().max(1_000).optional(),
  rubric: z.string().max(50_000).optional(),
  assertions: Assertions.optional().describe("Evaluators of this case's own, which the evaluator `assertions` asks"),
});
export type Expectations = z.infer<typeof Expectations>;

/** As they are stored: assertions of other times may be anything. */
const StoredExpectations = Expectations.extend({ assertions: z.array(Json).optional() });

const CaseVariables = Values.superRefine((values, check) => {
  const names = Object.keys(values);
  if (names.length > 500) check.addIssue({ code: "custom", message: "A case takes at most 500 variables." });
  for (const name of names) {
    if (name.length < 1 || name.length > 100 || name !== name.trim())
      check.addIssue({ code: "custom", path: [name], message: "A variable's name has 1 to 100 characters and no outer blanks." });
    if (reservedNames.has(name)) check.addIssue({ code: "custom", path: [name], message: "cannot be the name of a variable" });
  }
});

const caseFields = {
  name: z.string().min(1).max(200).optional(),
  externalId: z.string().min(1).max(200).optional(),
  variables: CaseVariables,
  expectations: Expectations.optional(),
  tags: Tags.optional(),
  group: z.string().min(1).max(200).optional().describe("Cases of one group belong together: a conversation, a document"),
  split: z.enum(["dev", "gate"]).optional().describe("`dev` unless said otherwise"),
  quarantined: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .describe("Why evaluations leave it out: it is flaky, or asks for what is wrong. Of a gate case only an admin changes it"),
  metadata: z.record(z.string(), Json).optional(),
};

/** A case as it is sent in. */
export const CaseInput = z.strictObject(caseFields);
export type CaseInput = z.infer<typeof CaseInput>;

/** One case in the body itself, or several in `cases` (or the body is an array): one revision either way. */
export const AddCases = z
  .strictObject({
    id: z.string(),
    ...caseFields,
    variables: CaseVariables.optional(),
    cases: z.array(CaseInput).min(1).max(1_000).optional(),
  })
  .superRefine((input, check) => {
    const single = Object.keys(input).some((key) => key !== "id" && key !== "cases");
    if (input.cases && single) check.addIssue({ code: "custom", message: "Send one case or `cases`, not both." });
    if (!input.cases && !input.variables) check.addIssue({ code: "custom", path: ["variables"], message: "is required" });
  })
  .meta({ oneOf: [{ required: ["variables"] }, { required: ["cases"], maxProperties: 1 }] });
export type AddCases = z.infer<typeof AddCases>;

/** What is left out stays; what is null is cleared; `variables` and `expectations` are replaced whole. */
export const UpdateCase = z.strictObject({
  id: z.string(),
  name: caseFields.name.nullable(),
  externalId: caseFields.externalId.nullable(),
  variables: CaseVariables.optional(),
  expectations: Expectations.optional(),
  tags: Tags.optional(),
  group: caseFields.group.nullable(),
  split: caseFields.split,
  quarantined: caseFields.quarantined.nullable(),
  metadata: caseFields.metadata,
  ifRevision: Revision.optional().describe("409 where the case's `revision` is another by now"),
});
export type UpdateCase = z.infer<typeof UpdateCase>;

export const DatasetCase = z.object({
  id: z.string(),
  datasetId: z.string(),
  revision: z.number().describe("The revision in which the case became what it is"),
  position: z.number(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  variables: Values,
  expectations: StoredExpectations,
  contentHash: z.string().describe("SHA-256 of variables and expectations"),
  tags: z.array(z.string()),
  group: z.string().nullable(),
  split: z.enum(["dev", "gate"]),
  quarantined: z.string().nullable().describe("Why evaluations leave it out; null where they do not"),
  metadata: Values,
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type DatasetCase = Omit<z.infer<typeof DatasetCase>, "createdAt" | "updatedAt"> & { createdAt: Date; updatedAt: Date };

/** A case for a case, a list for a list. */
export const AddedCases = z.union([DatasetCase, z.array(DatasetCase)]);

export const Dataset = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  tags: z.array(z.string()),
  variables: z.array(Variable),
  revision: z.number().describe("The newest revision; 0 before the first case"),
  caseCount: z.number(),
  archivedAt: Instant.nullable(),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});

const datasetFields = {
  name: z.string().trim().min(1).max(200),
  description: z.string().max(5_000).nullable().optional(),
  tags: Tags.optional(),
  variables: DeclaredVariables.optional(),
};
export const CreateDataset = z.strictObject(datasetFields);
export type CreateDataset = z.infer<typeof CreateDataset>;

export const UpdateDataset = z.strictObject({
  id: z.string(),
  ...datasetFields,
  name: datasetFields.name.optional(),
  archived: z.boolean().optional(),
});
export type UpdateDataset = z.infer<typeof UpdateDataset>;

export const ListDatasets = listInput(["createdAt", "updatedAt", "name"]).extend({
  tag: z.string().max(100).optional(),
  archived: flag.default(false).describe("`true` lists the archived ones instead"),
});
export type ListDatasets = z.infer<typeof ListDatasets>;
export const DatasetPage = pageOf(Dataset);

export const DatasetId = z.strictObject({ id: z.string() });
export type DatasetId = z.infer<typeof DatasetId>;

export const ListCases = listInput(["position", "createdAt", "updatedAt", "name"]).extend({
  id: z.string(),
  order: z.enum(["asc", "desc"]).default("asc"),
  tag: z.string().max(100).optional(),
  split: z.enum(["dev", "gate"]).optional(),
  quarantined: flag.optional().describe("`true`: those that evaluations leave out; `false`: the others"),
  hint: HintName.optional().describe("Those `GET /datasets/{id}/hints` points at; of the newest revision only"),
  revision: Revision.optional().describe("The cases as they were in this revision; the newest when left out"),
});
export type ListCases = z.infer<typeof ListCases>;
export const CasePage = pageOf(DatasetCase);

export const GetCase = z.strictObject({ id: z.string(), revision: Revision.optional() });
export type GetCase = z.infer<typeof GetCase>;

/** The case before it, the case itself, or the one after it. */
export const StepCase = z.strictObject({ id: Id, by: z.union([z.literal(-1), z.literal(0), z.literal(1)]) });
export type StepCase = z.infer<typeof StepCase>;

export const ListRevisions = listInput(["number", "createdAt"]).omit({ q: true }).extend({ id: z.string() });
export type ListRevisions = z.infer<typeof ListRevisions>;
export const RevisionPage = pageOf(
  z.object({
    number: z.number(),
    added: z.number(),
    changed: z.number(),
    removed: z.number(),
    createdBy: z.string().nullable(),
    createdByName: z.string().nullable(),
    createdAt: Instant,
  }),
);

export const ListChanges = listInput(["position"]).omit({ q: true }).extend({ id: z.string(), number: Revision });
export type ListChanges = z.infer<typeof ListChanges>;
export const ChangePage = pageOf(
  z.object({
    caseId: z.string(),
    change: z.enum(["added", "changed", "removed"]),
    before: DatasetCase.nullable(),
    after: DatasetCase.nullable(),
  }),
);

export const ExportCases = z.strictObject({
  id: z.string(),
  format: z.enum(["csv", "jsonl", "json"]).default("csv"),
  revision: Revision.optional(),
});
export type ExportCases = z.infer<typeof ExportCases>;
