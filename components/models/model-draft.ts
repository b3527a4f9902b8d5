import type { ReplaceAliases } from "@/lib/providers/schema";

export type Price = { from?: string; input: number; output: number; cached?: number; reasoning?: number };
export type Alias = { alias: string; providerId: string; model: string; prices: Price[] };
export type ProviderNames = { id: string; name: string; models: string[] }[];

export const priceFields = [
  { field: "input", label: "Input", isOptional: false },
  { field: "cached", label: "Cached input", isOptional: true },
  { field: "output", label: "Output", isOptional: false },
  { field: "reasoning", label: "Reasoning", isOptional: true },
] as const;

/** A price as it is typed. */
export type PriceDraft = { key: number; from: string } & Record<(typeof priceFields)[number]["field"], string>;
export type ModelDraft = { alias: string; providerId: string; model: string; prices: PriceDraft[] };

export const modelDraft = (alias: Alias | null, providers: ProviderNames): ModelDraft => ({
  alias: alias?.alias ?? "",
  providerId: alias?.providerId ?? providers.at(-1)?.id ?? "",
  model: alias?.model ?? "",
  prices: (alias?.prices ?? []).map(({ from = "", input, cached, output, reasoning }, key) => ({
    ...{
      key,
      from,
      input: String(input ?? ""),
      cached: String(cached ?? ""),
      output: String(output ?? ""),
      reasoning: String(reasoning ?? ""),
    },
  })),
});

const numberOf = (text: string) => (text.trim() === "" ? undefined : Number(text));

/** What is typed as it is sent; numbers that are none are left to the server to name. */
export const aliasOf = ({ alias, providerId, model, prices }: ModelDraft): Alias => ({
  ...{ alias, providerId, model },
  prices: prices.map(({ from, input, cached, output, reasoning }) => ({
    ...{ from, input: Number(input), output: Number(output), cached: numberOf(cached), reasoning: numberOf(reasoning) },
  })),
});

export const bodyOf = (aliases: Alias[]): ReplaceAliases => ({
  data: aliases.map(({ prices, ...alias }) => ({
    ...alias,
    prices: prices.map(({ from = "", ...price }) => ({ from, ...price })),
  })),
});
