import { hashContent } from "@/lib/prompts/hash-content";
import { compileContent } from "@/lib/templates/compile-content";
import { estimateTokens } from "@/lib/templates/estimate-tokens";
import { verb } from "@/lib/verb";
import { resolveSource } from "./resolve-source";
import type { PreviewRun } from "./schema";

/** The messages a run would send, and about how many tokens they are. No model is asked. */
export const previewRun = verb("prompts:read", async (ctx, input: PreviewRun) => {
  const { content, known } = await resolveSource(ctx, input);
  const compiled = compileContent(content, input.variables, known);
  return { ...compiled, contentHash: hashContent(content).hash, inputTokens: estimateTokens(compiled.messages, compiled.model) };
});
