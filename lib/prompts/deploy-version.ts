import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { deployments, promotions } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import { forgetServed } from "./forget-served";

type Release = Pick<
  typeof promotions.$inferInsert,
  "promptId" | "environment" | "kind" | "versionId" | "fromVersionId" | "reason" | "acceptedBreaking" | "override" | "evidence"
>;

/** Lets an environment serve a version, keeps the promotion and answers its id; the caller holds the prompt's lock and has checked the rules. */
export async function deployVersion(ctx: Context, release: Release): Promise<string> {
  const { workspaceId, principal } = ctx;
  const { promptId, environment, versionId } = release;
  // Not the transaction's start: under the lock this orders promotions as they happened.
  const createdAt = sql`clock_timestamp()`;
  const { promotionId } = one(
    await ctx.db
      .insert(promotions)
      .values({ ...release, workspaceId, createdBy: principal.id, createdAt })
      .returning({ promotionId: promotions.id }),
  );
  await ctx.db
    .insert(deployments)
    .values({ workspaceId, promptId, environment, versionId, promotionId })
    .onConflictDoUpdate({
      target: [deployments.promptId, deployments.environment],
      set: { versionId, promotionId, updatedAt: sql`now()` },
    });
  forgetServed(ctx, promptId);
  return promotionId;
}
