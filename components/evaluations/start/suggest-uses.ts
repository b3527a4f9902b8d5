import { type CatalogueEntry, newUse, type UseDraft } from "./evaluation-draft";

/** Which evaluator asks for what a case expects. A judge costs money, so a rubric alone suggests none. */
const fitting: { expectation: string; type: string; options?: Record<string, unknown> }[] = [
  { expectation: "exact", type: "exact-match" },
  { expectation: "label", type: "classification" },
  { expectation: "keywords", type: "keyword" },
  { expectation: "forbiddenKeywords", type: "keyword", options: { mode: "none" } },
  { expectation: "jsonSchema", type: "json-schema" },
  { expectation: "reference", type: "similarity" },
  { expectation: "assertions", type: "assertions" },
];

/** The evaluators to begin with, for what the cases of a dataset expect; a plain check where they expect nothing. */
export function suggestUses(catalogue: CatalogueEntry[], expectations: string[]): UseDraft[] {
  const suggested = fitting.flatMap(({ expectation, type, options }) => {
    const entry = expectations.includes(expectation) ? catalogue.find((one) => one.type === type) : undefined;
    return entry ? [newUse(`for ${expectation}`, entry, options)] : [];
  });
  const plain = catalogue.find(({ type }) => type === "heuristic") ?? catalogue.find(({ saved }) => !saved);
  return suggested.length > 0 || !plain ? suggested : [newUse("plain", plain)];
}
