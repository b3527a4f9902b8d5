import { findEvaluator } from "@/evaluators";
import type { CheckTools, Evaluator } from "@/evaluators/evaluator";
import { cleanText } from "@/lib/clean-text";
import type { Context } from "@/lib/context";
import { AppError, type FieldError } from "@/lib/errors";
import { isolate } from "@/lib/isolation/isolate";
import { readCatalogue } from "@/lib/providers/read-catalogue";
import { findWebhookFault } from "@/lib/webhooks/find-webhook-fault";
import { noWebhookSecret } from "@/lib/webhooks/no-webhook-secret";
import { openWebhookSecrets } from "@/lib/webhooks/open-webhook-secrets";

type Use = { type: string; options: unknown };
export type CheckedUse = { evaluator: Evaluator; options: unknown; errors: FieldError[] } | { errors: FieldError[] };

/** Checks uses of evaluators one by one: the type is known, the options fit and mean something. Paths begin at the use. */
export async function evaluatorChecker(ctx: Context): Promise<(use: Use) => Promise<CheckedUse>> {
  const { requireProvider } = await readCatalogue(ctx);
  const tools: CheckTools = {
    isolate,
    requireProvider: (id) => void requireProvider(id ?? null),
    async requireWebhook(url) {
      const fault = findWebhookFault(url);
      if (fault) throw new Error(`this address cannot be called: ${fault}`);
      if ((await openWebhookSecrets(ctx)).length === 0) throw new Error(noWebhookSecret);
    },
  };
  return async ({ type, options }) => {
    const evaluator = findEvaluator(type);
    if (!evaluator) {
      const message = `there is no evaluator “${type}”; GET /api/v1/evaluators lists them`;
      return { errors: [{ path: "type", message }] };
    }
    const parsed = evaluator.options.safeParse(options);
    if (!parsed.success)
      return { errors: parsed.error.issues.map(({ path, message }) => ({ path: ["options", ...path].join("."), message })) };
    const fault = await faultOf(evaluator, parsed.data, tools);
    return { evaluator, options: parsed.data, errors: fault ? [{ path: "options", message: fault }] : [] };
  };
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
