import { readAssertions } from "@/evaluators/assertion";
import type { Context } from "@/lib/context";
import type { FieldError } from "@/lib/errors";
import { type CheckedUse, evaluatorChecker } from "@/lib/evaluators/evaluator-checker";
import type { Expectations } from "./schema";

const mostKept = 1_000;

/**
 * What is wrong with the assertions of cases, as an evaluation would say it; paths begin at the expectations. Equal entries of many
 * cases are checked once, and nothing is read while no case has any.
 */
export function assertionsChecker(ctx: Context): (expectations: Expectations | undefined) => Promise<FieldError[]> {
  let checker: ReturnType<typeof evaluatorChecker> | undefined;
  const kept = new Map<string, FieldError[]>();
  const check = async (type: string, options: unknown): Promise<FieldError[]> => {
    const key = JSON.stringify([type, options]);
    const before = kept.get(key);
    if (before) return before;
    checker ??= evaluatorChecker(ctx);
    const errors = errorsOf(await (await checker)({ type, options }));
    if (kept.size < mostKept) kept.set(key, errors);
    return errors;
  };
  return async (expectations) => {
    const errors: FieldError[] = [];
    for (const [at, { type, options = {} }] of readAssertions(expectations?.assertions ?? []).entries()) {
      const found = await check(type, options);
      errors.push(...found.map(({ path, message }) => ({ path: `assertions.${at}.${path}`, message })));
    }
    return errors;
  };
}

function errorsOf(checked: CheckedUse): FieldError[] {
  if (!("evaluator" in checked)) return checked.errors;
  if (checked.evaluator.nests) return [{ path: "type", message: "a case's assertions may not stand in themselves" }];
  if (checked.evaluator.rivalOf) return [{ path: "type", message: "it compares arms, which a case does not know" }];
  return checked.errors;
}
