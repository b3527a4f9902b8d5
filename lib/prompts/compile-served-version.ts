import { compileContent } from "@/lib/templates/compile-content";
import { verb } from "@/lib/verb";
import { readServed } from "./read-served";
import type { CompileServed } from "./served-schema";

/** The messages an application sends with these values: of a published version, else of what an environment serves. */
export const compileServedVersion = verb("serve", async (ctx, input: CompileServed) => {
  const step = input.version ?? input.environment ?? "production";
  const { value, staleSeconds } = await readServed(ctx, input.slug, step);
  const { content, contentHash, providerId } = value;
  const { messages, model, unusedValues } = compileContent(content, input.variables);
  return { messages, model: { ...model, providerId }, contentHash, unusedValues, staleSeconds };
});
