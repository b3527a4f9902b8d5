import type { Context } from "@/lib/context";
import { AppError, invalidInput } from "@/lib/errors";
import { type ConfiguredUse, configureEvaluators } from "@/lib/evaluations/configure-evaluators";
import type { EvaluatorUse } from "@/lib/evaluations/schema";

type Given = Pick<EvaluatorUse, "type" | "options"> & Partial<EvaluatorUse>;

/** Checks one evaluator by itself: what is wrong is told by the names of its own fields. */
export async function configureOne(ctx: Context, given: Given): Promise<ConfiguredUse> {
  try {
    const [use] = await configureEvaluators(ctx, [given]);
    if (!use) throw new Error("one use was given, none came back");
    return use;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_input") throw error;
    const own = (text: string) => text.replace(/^evaluators\.0\./, "");
    throw invalidInput(
      own(error.message),
      error.extra.errors?.map(({ path, message }) => ({ path: own(path), message })),
    );
  }
}
