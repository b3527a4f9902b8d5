import type { Usage } from "@/evaluators/evaluator";
import type { Price, Provider } from "./model";

/** The price that holds on a day: the newest of those that have begun, else the one that names no day. */
function priceOn(day: string, prices: Price | readonly Price[] | undefined): Price | undefined {
  const begun = [prices ?? []].flat().filter(({ from = "" }) => from <= day);
  return begun.reduce<Price | undefined>((newest, one) => ((one.from ?? "") >= (newest?.from ?? "") ? one : newest), undefined);
}

/**
 * USD of one call, or null when the usage or the model's price of that day is unknown. The served model's price goes before the
 * asked one's; cached input and reasoning cost their own price where there is one.
 */
export function priceCall(
  prices: Provider["prices"],
  models: { served: string; asked: string },
  usage: Usage | null,
  at = new Date(),
): number | null {
  const name = [models.served, models.asked].find((model) => Object.hasOwn(prices, model));
  const price = name === undefined ? undefined : priceOn(at.toISOString().slice(0, 10), prices[name]);
  if (!price || !usage) return null;
  const cached = usage.cachedTokens ?? 0;
  const reasoning = Math.min(usage.reasoningTokens ?? 0, usage.outputTokens);
  const perMillion =
    (usage.inputTokens - cached) * price.input +
    cached * (price.cached ?? price.input) +
    (usage.outputTokens - reasoning) * price.output +
    reasoning * (price.reasoning ?? price.output);
  return perMillion / 1_000_000;
}
