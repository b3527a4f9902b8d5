import { diffContent } from "@/lib/diff/diff-content";
import { verb } from "@/lib/verb";
import type { StoredVersion } from "./find-version";
import { readVersion } from "./read-version";
import { resolvePartials } from "./resolve-partials";
import type { DiffVersions } from "./schema";

const end = ({ id, promptSlug, number, contentHash }: StoredVersion) => ({ id, promptSlug, number, contentHash });

/** What changes from the version `against` to this one; the provider stands among the model's settings. A draft includes what is served now. */
export const diffVersions = verb("prompts:read", async (ctx, input: DiffVersions) => {
  const to = await readVersion(ctx, input.id);
  const from = await readVersion(ctx, input.against);
  const { content: before } = await resolvePartials(ctx, from.content, from.promptSlug);
  const { content: after } = await resolvePartials(ctx, to.content, to.promptSlug);
  const { model, ...diff } = diffContent(before, after);
  const moved = from.providerId !== to.providerId;
  const provider = moved ? [{ field: "providerId", from: from.providerId, to: to.providerId }] : [];
  return { from: end(from), to: end(to), ...diff, model: { changed: [...provider, ...model.changed] } };
});
