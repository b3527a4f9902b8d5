import type { Usage } from "@/evaluators/evaluator";
import type { Provider } from "./model";

/**
 * USD of one call, or null when the usage or the model's price is unknown. The served model's price goes before the
 * asked one's; cached input costs its own price where there is one.
 */
export function priceCall(
  prices: Provider["prices"],
  models: { served: string; asked: string },
  usage: Usage | null,
): number | null {
  const name = [models.served, models.asked].find((model) => Object.hasOwn(prices, model));
  const price = name === undefined ? undefined : prices[name];
  if (!price || !usage) return null;
  const cached = usage.cachedTokens ?? 0;
  const perMillion =
    (usage.inputTokens - cached) * price.input + cached * (price.cached ?? price.input) + usage.outputTokens * price.output;
  return perMillion / 1_000_000;
}
