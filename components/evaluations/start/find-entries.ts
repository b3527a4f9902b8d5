import type { CatalogueEntry } from "./evaluation-draft";

/** The entries that hold every word of the text, in their type or in what they are for; those whose type does come first. */
export function findEntries(catalogue: CatalogueEntry[], text: string): CatalogueEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (said: string) => words.every((word) => said.toLowerCase().includes(word));
  const named = catalogue.filter(({ type }) => has(type));
  return [...named, ...catalogue.filter((entry) => !named.includes(entry) && has(`${entry.type} ${entry.about}`))];
}
