import { findEvaluator } from "@/evaluators";
import { type FieldError, invalidInput } from "@/lib/errors";
import { fingerprintEvaluator } from "@/lib/evaluators/fingerprint-evaluator";
import type { ConfiguredUse } from "./configure-evaluators";

type Arm = { label: string; contentHash: string; providerId: string; modelName: string; modelOverride: string | null };

/**
 * What an evaluator compares with is a part of what its scores mean: the arm goes into the fingerprint. Refused where there is no such
 * arm, or no other one.
 */
export function settleRivals(uses: ConfiguredUse[], arms: Arm[]): ConfiguredUse[] {
  const errors: FieldError[] = [];
  const settled = uses.map((use) => {
    const options = JSON.parse(use.options);
    const named = findEvaluator(use.type)?.rivalOf?.(options);
    if (named === undefined) return use;
    const arm = named === null ? arms[0] : arms.find(({ label }) => label === named);
    const fault =
      arms.length < 2 ? "it compares arms with each other, and there is only one" : arm ? null : noSuchArm(named, arms);
    if (fault) errors.push({ path: `evaluators.${use.position}.options`, message: `“${use.key}” cannot be used: ${fault}` });
    if (!arm) return use;
    const { contentHash, providerId, modelName, modelOverride } = arm;
    const against = { contentHash, providerId, modelName, modelOverride };
    return { ...use, fingerprint: fingerprintEvaluator({ type: use.type, version: use.typeVersion, options, against }) };
  });
  const [first] = errors;
  if (first) throw invalidInput(`${first.path}: ${first.message}.`, errors);
  return settled;
}

const noSuchArm = (named: string | null, arms: Arm[]): string =>
  `no arm is called “${named}”; they are ${arms.map(({ label }) => `“${label}”`).join(", ")}`;
