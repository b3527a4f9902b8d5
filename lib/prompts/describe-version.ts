import type { Context } from "@/lib/context";
import { contentWarnings } from "./content-warnings";
import type { StoredVersion } from "./find-version";
import { resolvePartials } from "./resolve-partials";

/** A version as it is answered. Only a draft can have warnings: what has some is not published. */
export async function describeVersion(ctx: Context, { content: stored, providerId, ...version }: StoredVersion) {
  const { messages, variables, model, partials } = stored;
  const described = { ...version, messages, variables, model: { ...model, providerId }, partials };
  if (version.state !== "draft") return { ...described, warnings: [] };
  const { content, known } = await resolvePartials(ctx, stored, version.promptSlug);
  return { ...described, warnings: contentWarnings(content, known) };
}
