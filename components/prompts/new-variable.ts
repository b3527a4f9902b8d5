import type { VariableDraft } from "./content-draft";
import { draftKey } from "./draft-key";

/** A declaration that was just added. */
export const newVariable = (fields: Partial<VariableDraft>): VariableDraft => ({
  ...{ key: draftKey(), name: "", type: "string", required: true, default: null, description: null },
  ...fields,
});
