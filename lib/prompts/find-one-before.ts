import { and, desc, eq } from "drizzle-orm";
import { promotions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";

type Past = { promptId: string; environment: string };

export const isOf = ({ promptId, environment }: Past) =>
  and(eq(promotions.promptId, promptId), eq(promotions.environment, environment));

/**
 * The version that the present one replaced when it was promoted, so that one rollback after another goes further back. Where
 * nothing is served any more, the one served last.
 */
export async function findOneBefore(ctx: Context, past: Past, present: { id: string } | null): Promise<string | null> {
  const isSource = present && and(eq(promotions.versionId, present.id), eq(promotions.kind, "promote"));
  const [last] = await ctx.db
    .select({ versionId: promotions.versionId, from: promotions.fromVersionId })
    .from(promotions)
    .where(and(isOf(past), isSource ?? undefined))
    .orderBy(desc(promotions.createdAt), desc(promotions.id))
    .limit(1);
  return (present ? last?.from : last?.versionId) ?? null;
}
