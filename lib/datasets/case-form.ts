import { z } from "zod";
import type { Json } from "@/lib/clean-text";
import { type TypedProblem as Problem, readJson, readList } from "./read-typed";
import { CaseInput, type Expectations } from "./schema";

const text = z.string().max(500_000);

/** The form of a case as a person fills it: every answer a text, an expectation that is there at all is asked for. */
export const CaseFields = z.strictObject({
  name: text,
  externalId: text,
  group: text,
  split: z.enum(["dev", "gate"]),
  tags: text,
  values: z.array(z.strictObject({ name: text, as: z.enum(["text", "json"]), text })).max(500),
  expectations: z.strictObject({
    label: text.optional(),
    exact: text.optional(),
    keywords: text.optional(),
    forbiddenKeywords: text.optional(),
    jsonSchema: text.optional(),
    reference: text.optional(),
    rubric: text.optional(),
    assertions: text.optional(),
  }),
  metadata: text,
});
export type CaseFields = z.infer<typeof CaseFields>;

/** What was typed as the case it means; a text that cannot be read is told beside its field. */
export const CaseForm = CaseFields.transform((fields, check): CaseInput => {
  let sound = true;
  const problem: Problem = (path, message) => {
    sound = false;
    check.addIssue({ code: "custom", path, message });
  };
  const input = {
    name: fields.name || undefined,
    externalId: fields.externalId || undefined,
    group: fields.group || undefined,
    split: fields.split,
    tags: readList(fields.tags, ",", ["tags"], problem),
    variables: readValues(fields.values, problem),
    expectations: readExpectations(fields.expectations, problem),
    metadata: fields.metadata.trim() === "" ? {} : readJson(fields.metadata, ["metadata"], problem),
  };
  if (!sound) return z.NEVER;
  const parsed = CaseInput.safeParse(input);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues)
    problem(
      path.map((step) => (typeof step === "symbol" ? "" : step)),
      message,
    );
  return z.NEVER;
});

function readValues(values: CaseFields["values"], problem: Problem): Record<string, Json> {
  const read: [string, Json][] = [];
  const seen = new Set<string>();
  for (const [index, { name, as, text }] of values.entries()) {
    if (name === "") problem(["values", index, "name"], "needs a name");
    else if (seen.has(name)) problem(["values", index, "name"], "stands twice");
    seen.add(name);
    read.push([name, as === "text" ? text : readJson(text, ["values", index, "text"], problem)]);
  }
  return Object.fromEntries(read);
}

function readExpectations(typed: CaseFields["expectations"], problem: Problem): Record<keyof Expectations, unknown> {
  const { keywords, forbiddenKeywords, jsonSchema, assertions, ...texts } = typed;
  const json = (text: string | undefined, key: string) =>
    text === undefined ? undefined : readJson(text, ["expectations", key], problem);
  const list = (text: string | undefined, key: string) =>
    text === undefined ? undefined : readList(text, "\n", ["expectations", key], problem);
  return {
    keywords: list(keywords, "keywords"),
    forbiddenKeywords: list(forbiddenKeywords, "forbiddenKeywords"),
    jsonSchema: json(jsonSchema, "jsonSchema"),
    assertions: json(assertions, "assertions"),
    reference: texts.reference,
    exact: texts.exact,
    label: texts.label,
    rubric: texts.rubric,
  };
}
