import type { CatalogueEntry, UseDraft } from "./evaluation-draft";
import { readOptions, type TypedFault } from "./read-options";

/** Reads what stands in a form as a verb takes it, and collects what cannot be sent; the paths are those of the body. */
export function draftReader(catalogue: CatalogueEntry[]) {
  const faults: TypedFault[] = [];
  const entryOf = (type: string) => catalogue.find((one) => one.type === type);
  const blank = (path: string, message: string) => faults.push({ path, message, isBlank: true });
  const numberIn = (path: string, text: string) => {
    if (text.trim() === "") return undefined;
    const value = Number(text.replace(",", "."));
    if (Number.isFinite(value)) return value;
    faults.push({ path, message: "is not a number", isBlank: false });
    return undefined;
  };
  /** `at` is where the use stands in the body: nowhere but in it, or `evaluators.2.`. */
  const configuredBody = ({ type, key, required, negate, ...use }: UseDraft, at = "") => {
    const read = readOptions(entryOf(type)?.controls ?? [], use.options);
    faults.push(...read.faults.map((fault) => ({ ...fault, path: `${at}options.${fault.path}` })));
    const weight = numberIn(`${at}weight`, use.weight);
    const threshold = numberIn(`${at}threshold`, use.threshold);
    return { type, key: key.trim() || undefined, options: read.options, weight, threshold, required, negate };
  };
  /** The same of one that may be saved. */
  const evaluatorBody = (use: UseDraft, at: string) => {
    const { type, options, ...counting } = configuredBody(use, at);
    const saved = entryOf(type)?.saved;
    return saved ? { savedId: saved.id, revision: use.revision ?? saved.revision, ...counting } : { type, options, ...counting };
  };
  const evaluatorBodies = (uses: UseDraft[]) => {
    if (uses.length === 0) blank("evaluators", "add at least one evaluator");
    return uses.map((use, position) => evaluatorBody(use, `evaluators.${position}.`));
  };
  return { faults, blank, numberIn, configuredBody, evaluatorBodies };
}
