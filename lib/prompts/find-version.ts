import { and, eq } from "drizzle-orm";
import { contents, prompts, promptVersions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import type { Content } from "@/lib/templates/content";
import { parseBody } from "./parse-body";
import { type Hold, versionFields } from "./rows";
import { versionIdOf } from "./version-id-of";

/** A version with its content; `active` lists the environments that serve it. */
export type StoredVersion = {
  id: string;
  promptId: string;
  promptSlug: string;
  number: number;
  state: "draft" | "ready" | "archived";
  active: string[];
  heldIn: Hold[];
  contentHash: string;
  content: Content;
  providerId: string | null;
  changelog: string | null;
  basedOn: string | null;
  createdBy: string | null;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
};

/** The version that an id, `slug@12` or `slug@production` names in the workspace, in one statement. */
export async function findVersion(ctx: Context, ref: string): Promise<StoredVersion | null> {
  const [row] = await ctx.db
    .select({ ...versionFields, providerId: promptVersions.providerId, body: contents.body })
    .from(promptVersions)
    .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .innerJoin(contents, and(eq(contents.workspaceId, promptVersions.workspaceId), eq(contents.hash, promptVersions.contentHash)))
    .where(and(eq(promptVersions.workspaceId, ctx.workspaceId), eq(promptVersions.id, versionIdOf(ctx, ref))));
  if (!row) return null;
  const { body, ...version } = row;
  return { ...version, content: parseBody(body) };
}
