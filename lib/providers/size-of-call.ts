import { estimateTokens } from "@/lib/templates/estimate-tokens";
import type { ModelAnswer, ModelRequest } from "./model";

/** An answer of unknown length counts as this long until it is there. */
const unknownAnswer = 1_000;

const tokensOf = ({ usage }: Pick<ModelAnswer, "usage">): number | null => usage && usage.inputTokens + usage.outputTokens;

/** How many tokens a call is about, and how many it was: what limits of tokens a minute go by. */
export const sizeOfCall = ({ messages, model }: Pick<ModelRequest, "messages" | "model">) => ({
  size: () => estimateTokens(messages, model) + (model.maxTokens ?? unknownAnswer),
  used: tokensOf,
});
