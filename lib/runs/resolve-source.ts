import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { readVersion } from "@/lib/prompts/read-version";
import { type Resolved, resolvePartials } from "@/lib/prompts/resolve-partials";
import { includedSlugs } from "@/lib/templates/included-slugs";
import { requireScope } from "@/lib/verb";
import type { PreviewRun } from "./schema";

type Source = Resolved & { promptId: string | null; versionId: string | null; providerId: string | null };

/** What a run is made from: a version of the workspace, or a content that was sent along; with the texts it includes. */
export async function resolveSource(ctx: Context, { versionId, content }: PreviewRun): Promise<Source> {
  if ((versionId === undefined) === (content === undefined)) {
    throw invalidInput("Give either versionId or content.", [{ path: "versionId", message: "give either versionId or content" }]);
  }
  if (versionId !== undefined || includedSlugs(content ?? { messages: [] }).length > 0) requireScope(ctx, "prompts:read"); // a run shows them
  if (content) return { ...(await resolvePartials(ctx, content, null)), promptId: null, versionId: null, providerId: null };
  const version = await readVersion(ctx, versionId ?? "");
  const { id, promptId, promptSlug, providerId } = version;
  return { ...(await resolvePartials(ctx, version.content, promptSlug)), promptId, versionId: id, providerId };
}
