import type { Evaluator } from "@/evaluators/evaluator";

export type RivalArm = { armId: string; label: string };

/** The arm an evaluator compares the others with: the one it names, else the first; null where it compares with none. */
export function rivalArmOf(evaluator: Evaluator, options: unknown, arms: { id: string; label: string }[]): RivalArm | null {
  if (!evaluator.rivalOf) return null;
  const named = evaluator.rivalOf(options);
  const arm = named === null ? arms[0] : arms.find(({ label }) => label === named);
  return arm ? { armId: arm.id, label: arm.label } : null;
}
