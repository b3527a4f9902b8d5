import { contents } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import type { Content } from "@/lib/templates/content";
import { hashContent } from "./hash-content";

/** Stores a content, unless the workspace has it already, and answers its hash. */
export async function saveContent(ctx: Context, content: Content): Promise<string> {
  const { text, hash } = hashContent(content);
  await ctx.db.insert(contents).values({ workspaceId: ctx.workspaceId, hash, body: text }).onConflictDoNothing();
  return hash;
}
