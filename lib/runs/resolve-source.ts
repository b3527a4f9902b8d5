import type { Context } from "@/lib/context";
import { invalidInput } from "@/lib/errors";
import { readVersion } from "@/lib/prompts/read-version";
import type { Content } from "@/lib/templates/content";
import type { PreviewRun } from "./schema";

type Source = { content: Content; promptId: string | null; versionId: string | null; providerId: string | null };

/** What a run is made from: a version of the workspace, or a content that was sent along. */
export async function resolveSource(ctx: Context, { versionId, content }: PreviewRun): Promise<Source> {
  if ((versionId === undefined) === (content === undefined)) {
    throw invalidInput("Give either versionId or content.", [{ path: "versionId", message: "give either versionId or content" }]);
  }
  if (content) return { content, promptId: null, versionId: null, providerId: null };
  const version = await readVersion(ctx, versionId ?? "");
  return { content: version.content, promptId: version.promptId, versionId: version.id, providerId: version.providerId };
}
