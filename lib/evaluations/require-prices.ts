import { eq } from "drizzle-orm";
import { evaluationArms, evaluationEvaluators, type evaluations } from "@/db/schema/evaluations";
import { findEvaluator } from "@/evaluators";
import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import type { Provider } from "@/lib/providers/model";
import { priceCall } from "@/lib/providers/price-call";
import { type Catalogue, readCatalogue } from "@/lib/providers/read-catalogue";
import { askedByCases } from "./asked-by-cases";

type Arm = { label: string; providerId: string; modelName: string };
type Use = { key: string; type: string; options: string };

/** A budget can be kept only where every model that is asked, judges included, has a known price. */
export function requirePrices({ resolve, pricesOf }: Catalogue, arms: Arm[], uses: Use[]): void {
  const judges = uses.flatMap(({ key, type, options }) => {
    const evaluator = findEvaluator(type);
    const asked = evaluator?.modelsOf?.(JSON.parse(options)) ?? [];
    return asked.map((ref) => ({ whose: `the evaluator “${key}”`, ...resolve(ref) }));
  });
  const answering = arms.map(({ label, providerId, modelName: name }) => ({
    ...{ whose: `“${label}”`, providerId, name, prices: pricesOf(providerId) },
  }));
  const unpriced = [...answering, ...judges].filter(({ prices, name }) => !isPriced(prices, name));
  const [first] = unpriced;
  if (!first) return;
  const wordsOf = ({ name, whose }: typeof first) => `no price is known of the model “${name}” of ${whose}`;
  throw unprocessable(
    `The budget cannot be kept: ${wordsOf(first)}. Set its price among the models, or leave out the budget.`,
    unpriced.map((one) => ({ path: "budgetUsd", message: wordsOf(one) })),
  );
}

const isPriced = (prices: Provider["prices"], name: string) =>
  priceCall(prices, { served: name, asked: name }, { inputTokens: 0, outputTokens: 0 }) !== null;

type Stored = Pick<typeof evaluations.$inferSelect, "id" | "datasetId" | "datasetRevision" | "split" | "caseFilter">;

/** The same of an evaluation that is there. */
export async function requireStoredPrices(ctx: Context, { id, ...pinned }: Stored): Promise<void> {
  const arms = await ctx.db.select().from(evaluationArms).where(eq(evaluationArms.evaluationId, id));
  const uses = await ctx.db.select().from(evaluationEvaluators).where(eq(evaluationEvaluators.evaluationId, id));
  const { datasetId, datasetRevision, split, caseFilter } = pinned;
  const asked = await askedByCases(ctx, uses, { datasetId, datasetRevision, split, caseFilter });
  requirePrices(await readCatalogue(ctx), arms, [...uses, ...asked]);
}
