import type { Provider } from "./model";

/** OpenAI's published list prices as of 2025-08-31, USD per million tokens. A model that is not here has an unknown price, never 0. */
export const knownOpenaiPrices: Provider["prices"] = {
  "gpt-4o": { input: 2.5, output: 10, cached: 1.25 },
  "gpt-4o-2024-08-06": { input: 2.5, output: 10, cached: 1.25 },
  "gpt-4o-mini": { input: 0.15, output: 0.6, cached: 0.075 },
  "gpt-4o-mini-2024-07-18": { input: 0.15, output: 0.6, cached: 0.075 },
  "gpt-4.1": { input: 2, output: 8, cached: 0.5 },
  "gpt-4.1-2025-04-14": { input: 2, output: 8, cached: 0.5 },
  "gpt-4.1-mini": { input: 0.4, output: 1.6, cached: 0.1 },
  "gpt-4.1-mini-2025-04-14": { input: 0.4, output: 1.6, cached: 0.1 },
  "gpt-4.1-nano": { input: 0.1, output: 0.4, cached: 0.025 },
  "gpt-4.1-nano-2025-04-14": { input: 0.1, output: 0.4, cached: 0.025 },
  "gpt-5": { input: 1.25, output: 10, cached: 0.125 },
  "gpt-5-2025-08-07": { input: 1.25, output: 10, cached: 0.125 },
  "gpt-5-mini": { input: 0.25, output: 2, cached: 0.025 },
  "gpt-5-mini-2025-08-07": { input: 0.25, output: 2, cached: 0.025 },
  "gpt-5-nano": { input: 0.05, output: 0.4, cached: 0.005 },
  "gpt-5-nano-2025-08-07": { input: 0.05, output: 0.4, cached: 0.005 },
  o3: { input: 2, output: 8, cached: 0.5 },
  "o4-mini": { input: 1.1, output: 4.4, cached: 0.275 },
  "text-embedding-3-small": { input: 0.02, output: 0 },
  "text-embedding-3-large": { input: 0.13, output: 0 },
};
