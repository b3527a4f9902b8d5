import { readPrompt, requireEnvironment } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { describeGate } from "./describe-gate";
import type { OfGate } from "./schema";

/** What a version of the prompt must show before the environment serves it. */
export const getGate = verb("prompts:read", async (ctx, { id, environment }: OfGate) => {
  const { id: promptId } = await readPrompt(ctx, id);
  await requireEnvironment(ctx, environment);
  return describeGate(ctx, { promptId, environment }, "unchanged");
});
