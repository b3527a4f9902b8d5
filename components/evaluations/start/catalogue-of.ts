import type { listEvaluators } from "@/lib/evaluators/list-evaluators";
import type { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import type { CatalogueEntry } from "./evaluation-draft";
import { optionControls } from "./option-controls";

type Saved = Awaited<ReturnType<typeof listSavedEvaluators>>["data"];
type Evaluators = Awaited<ReturnType<typeof listEvaluators>>["data"];

/** The evaluators one can choose from, with the controls their options need. */
export const catalogueOf = (evaluators: Evaluators): CatalogueEntry[] =>
  evaluators.map(({ options, type, group, about, asksModel }) => ({
    type,
    group,
    about,
    asksModel,
    controls: optionControls(options),
  }));

/** The saved ones that can be used, before those of the catalogue. */
export function withSaved(evaluators: Evaluators, saved: Saved): CatalogueEntry[] {
  const catalogue = catalogueOf(evaluators);
  const usable = saved.flatMap(({ id, slug, name, type, currentRevision: revision, weight, threshold, required, negate }) => {
    const entry = catalogue.find((one) => one.type === type);
    if (!entry || revision === null) return [];
    const about = `${name}: saved, revision ${revision}, ${type}.`;
    const own = { id, revision, weight, threshold, required, negate };
    return [{ type: `@${slug}`, group: entry.group, about, asksModel: entry.asksModel, controls: [], saved: own }];
  });
  return [...usable, ...catalogue];
}
