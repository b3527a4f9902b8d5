import type { listEvaluators } from "@/lib/evaluations/list-evaluators";
import type { CatalogueEntry } from "./evaluation-draft";
import { optionControls } from "./option-controls";

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
