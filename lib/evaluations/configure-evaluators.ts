import type { Context } from "@/lib/context";
import { type FieldError, invalidInput, unprocessable } from "@/lib/errors";
import { catalogueVersions } from "@/lib/evaluators/catalogue-versions";
import { evaluatorChecker } from "@/lib/evaluators/evaluator-checker";
import { fingerprintEvaluator } from "@/lib/evaluators/fingerprint-evaluator";
import { type ResolvedUse, resolveSaved } from "@/lib/evaluators/resolve-saved";
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
  savedId: string | null;
  savedRevision: number | null;
};

/** Checks every option against its evaluator before anything is stored, so that no worker meets a broken one. */
export async function configureEvaluators(ctx: Context, uses: EvaluatorUse[]): Promise<ConfiguredUse[]> {
  const check = await evaluatorChecker(ctx);
  const errors: FieldError[] = [];
  const configured: ConfiguredUse[] = [];
  const asked = await resolveSaved(ctx, uses);
  const named = asked.flatMap(({ key }) => key ?? []);
  const taken = new Set<string>();
  for (const [position, use] of asked.entries()) {
    const at = `evaluators.${position}`;
    const checked = await check(use);
    const faults = checked.errors.map(({ path, message }) => ({ path: `${at}.${path}`, message }));
    if (faults[0]?.path === `${at}.type`) {
      errors.push(...faults);
      continue;
    }
    const key = use.key ?? freeKey(use.saved?.slug ?? use.type, new Set([...named, ...taken]));
    if (taken.has(key)) errors.push({ path: `${at}.key`, message: `the key “${key}” is used twice` });
    taken.add(key);
    errors.push(...faults);
    if (!("evaluator" in checked)) continue;
    const { type, weight, threshold, required, negate, saved } = use;
    const { version, nests } = checked.evaluator;
    const fingerprint = fingerprintEvaluator({
      type,
      version,
      options: checked.options,
      ...(nests && { among: catalogueVersions() }),
    });
    if (saved) requireChecked(saved, fingerprint, at);
    const options = JSON.stringify(checked.options);
    const from = { savedId: saved?.id ?? null, savedRevision: saved?.revision ?? null };
    configured.push({
      ...{ key, position, type, typeVersion: version, options, fingerprint },
      ...{ weight, threshold, required, negate, ...from },
    });
  }
  const [first] = errors;
  if (first) throw invalidInput(`${first.path}: ${first.message.replace(/\.$/, "")}.`, errors);
  return configured;
}

/** Fixtures that passed with an older module say nothing of the present one. */
function requireChecked(saved: NonNullable<ResolvedUse["saved"]>, fingerprint: string, at: string): void {
  if (!saved.hasFixtures || saved.checkedFingerprint === fingerprint) return;
  const message = `The evaluator “${saved.slug}” has changed since the fixtures of revision ${saved.revision} ran: run them again.`;
  throw unprocessable(message, [{ path: `${at}.savedId`, message }]);
}

function freeKey(wanted: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const key = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(key)) return key;
  }
}
