import { findEvaluator } from "@/evaluators";
import type { CheckTools, Evaluator } from "@/evaluators/evaluator";
import { cleanText } from "@/lib/clean-text";
import type { Context } from "@/lib/context";
import { AppError, type FieldError, invalidInput, unprocessable } from "@/lib/errors";
import { type ResolvedUse, resolveSaved } from "@/lib/evaluators/resolve-saved";
import { isolate } from "@/lib/isolation/isolate";
import { readCatalogue } from "@/lib/providers/read-catalogue";
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
  savedId: string | null;
  savedRevision: number | null;
};

/** Checks every option against its evaluator before anything is stored, so that no worker meets a broken one. */
export async function configureEvaluators(ctx: Context, uses: EvaluatorUse[]): Promise<ConfiguredUse[]> {
  const { requireProvider } = await readCatalogue(ctx);
  const tools: CheckTools = { isolate, requireProvider: (id) => void requireProvider(id ?? null) };
  const errors: FieldError[] = [];
  const configured: ConfiguredUse[] = [];
  const asked = await resolveSaved(ctx, uses);
  const named = asked.flatMap(({ key }) => key ?? []);
  const taken = new Set<string>();
  for (const [position, use] of asked.entries()) {
    const at = `evaluators.${position}`;
    const evaluator = findEvaluator(use.type);
    if (!evaluator) {
      errors.push({ path: `${at}.type`, message: `there is no evaluator “${use.type}”; GET /api/v1/evaluators lists them` });
      continue;
    }
    const key = use.key ?? freeKey(use.saved?.slug ?? use.type, new Set([...named, ...taken]));
    if (taken.has(key)) errors.push({ path: `${at}.key`, message: `the key “${key}” is used twice` });
    taken.add(key);
    const parsed = evaluator.options.safeParse(use.options);
    if (!parsed.success) {
      errors.push(...parsed.error.issues.map(({ path, message }) => ({ path: [at, "options", ...path].join("."), message })));
      continue;
    }
    const fault = await faultOf(evaluator, parsed.data, tools);
    if (fault) errors.push({ path: `${at}.options`, message: fault });
    const { type, weight, threshold, required, negate, saved } = use;
    const { version } = evaluator;
    const fingerprint = fingerprintEvaluator({ type, version, options: parsed.data });
    if (saved) requireChecked(saved, fingerprint, at);
    const options = JSON.stringify(parsed.data);
    const from = { savedId: saved?.id ?? null, savedRevision: saved?.revision ?? null };
    configured.push({
      key,
      position,
      type,
      typeVersion: version,
      options,
      fingerprint,
      weight,
      threshold,
      required,
      negate,
      ...from,
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

/** What an evaluator finds wrong with options that fit its schema, or null. */
async function faultOf(evaluator: Evaluator, options: unknown, tools: CheckTools): Promise<string | null> {
  try {
    await evaluator.check?.(options, tools);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable") throw error;
    return cleanText(error instanceof Error ? error.message : String(error));
  }
}

function freeKey(wanted: string, taken: Set<string>): string {
  for (let n = 1; ; n++) {
    const key = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(key)) return key;
  }
}
