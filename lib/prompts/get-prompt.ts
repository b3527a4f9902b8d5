import { verb } from "@/lib/verb";
import { readPrompt } from "./rows";
import type { OfPrompt } from "./schema";

/** A prompt by id or slug. */
export const getPrompt = verb("prompts:read", (ctx, input: OfPrompt) => readPrompt(ctx, input.id));
