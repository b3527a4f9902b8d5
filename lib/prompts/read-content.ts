import { and, eq } from "drizzle-orm";
import { contents } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import type { Content } from "@/lib/templates/content";
import { parseBody } from "./parse-body";

/** The content a hash stands for in the workspace. */
export async function readContent(ctx: Context, hash: string): Promise<Content> {
  const [row] = await ctx.db
    .select({ body: contents.body })
    .from(contents)
    .where(and(eq(contents.workspaceId, ctx.workspaceId), eq(contents.hash, hash)));
  if (!row) throw notFound("content", hash);
  return parseBody(row.body);
}
