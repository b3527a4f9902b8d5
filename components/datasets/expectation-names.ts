import type { Expectations } from "@/lib/datasets/schema";

/** What a person calls each expectation, in the order they are asked for. */
export const expectationNames: Record<keyof Expectations, string> = {
  label: "Label",
  exact: "Exact text",
  keywords: "Keywords",
  forbiddenKeywords: "Forbidden keywords",
  jsonSchema: "JSON schema",
  reference: "Reference answer",
  rubric: "Rubric",
  assertions: "Assertions",
};
