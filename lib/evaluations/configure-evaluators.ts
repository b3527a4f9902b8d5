import { findEvaluator } from "@/evaluators";
import { invalidInput } from "@/lib/errors";
import { fingerprintEvaluator } from "./fingerprint-evaluator";
import type { EvaluatorUse } from "./schema";

/** A use of an evaluator as it is stored: options complete, key given. */
export type ConfiguredUse = {
  key: string;
  position: number;
  type: string;
  typeVersion: number;
  options: string;
  fingerprint: string;
  weight: number;
  threshold: number | null;
  required: boolean;
  negate: boolean;
};

/** Checks every option against its evaluator before anything is stored, so that no worker meets a broken one. */
export function configureEvaluators(uses: EvaluatorUse[]): ConfiguredUse[] {
  const errors: { path: string; message: string }[] = [];
  const taken = new Set<string>();
  const configured = uses.map((use, position) => {
    const evaluator = findEvaluator(use.type);
    const at = `evaluators.${position}`;
    if (!evaluator) {
      errors.push({ path: `${at}.type`, message: `there is no evaluator “${use.type}”; GET /api/v1/evaluators lists them` });
      return null;
    }
    const key = use.key ?? freeKey(use.type, taken);
    if (taken.has(key)) errors.push({ path: `${at}.key`, message: `the key “${key}” is used twice` });
    taken.add(key);
    const parsed = evaluator.options.safeParse(use.options);
    if (!parsed.success) {
      errors.push(...parsed.error.issues.map(({ path, message }) => ({ path: [at, "options", ...path].join("."), message })));
      return null;
    }
    const { weight, threshold = null, required, negate } = use;
    const options = JSON.stringify(parsed.data);
    const fingerprint = fingerprintEvaluator({ type: use.type, version: evaluator.version, options: parsed.data });
    return {
      key,
      position,
      type: use.type,
      typeVersion: evaluator.version,
      options,
      fingerprint,
      weight,
      threshold,
      required,
      negate,
    };
  });
  const [first] = errors;
  if (first) throw invalidInput(`${first.path}: ${first.message}.`, errors);
  return configured.filter((use) => use !== null);
}

function freeKey(type: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const key = n === 1 ? type : `${type}-${n}`;
    if (!taken.has(key)) return key;
  }
}
