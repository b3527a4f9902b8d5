import { compileContent } from "@/lib/templates/compile-content";
import { verb } from "@/lib/verb";
import { hashContent } from "./hash-content";
import { readVersion } from "./read-version";
import { resolvePartials } from "./resolve-partials";
import type { CompileVersion } from "./schema";

/** The exact messages a version sends with these values; unprocessable where a value is missing or wrong. */
export const compileVersion = verb("prompts:read", async (ctx, input: CompileVersion) => {
  const version = await readVersion(ctx, input.id);
  const { content, known } = await resolvePartials(ctx, version.content, version.promptSlug);
  const contentHash = content === version.content ? version.contentHash : hashContent(content).hash;
  const { messages, model, unusedValues } = compileContent(content, input.variables, known);
  return { messages, model: { ...model, providerId: version.providerId }, contentHash, unusedValues };
});
