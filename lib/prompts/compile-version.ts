import { compileContent } from "@/lib/templates/compile-content";
import { verb } from "@/lib/verb";
import { readVersion } from "./read-version";
import type { CompileVersion } from "./schema";

/** The exact messages a version sends with these values; unprocessable where a value is missing or wrong. */
export const compileVersion = verb("prompts:read", async (ctx, input: CompileVersion) => {
  const { content, contentHash, providerId } = await readVersion(ctx, input.id);
  const { messages, model, unusedValues } = compileContent(content, input.variables);
  return { messages, model: { ...model, providerId }, contentHash, unusedValues };
});
