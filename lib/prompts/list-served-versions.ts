import { and, desc, eq, exists, isNull, sql } from "drizzle-orm";
import { versionHolds } from "@/db/schema/gates";
import { promotions, promptVersions } from "@/db/schema/prompts";
import { verb } from "@/lib/verb";
import { findOneBefore, isOf } from "./find-one-before";
import type { ListServedVersions } from "./promotion-schema";
import { readPrompt, requireEnvironment } from "./rows";

const most = 100;

/**
 * What an environment can be rolled back to: the ready versions it served before, without the present one, the latest served
 * first, a held one among them. `isDefault` is where a rollback leads that names none.
 */
export const listServedVersions = verb("prompts:read", async (ctx, input: ListServedVersions) => {
  const prompt = await readPrompt(ctx, input.id);
  const { environment } = input;
  await requireEnvironment(ctx, environment);
  const past = { promptId: prompt.id, environment };
  const served = prompt.deployments.find((one) => one.environment === environment);
  const before = await findOneBefore(ctx, past, served ? { id: served.versionId } : null);
  const last = sql<Date>`max(${promotions.createdAt})`.mapWith(promotions.createdAt);
  const isHeld = exists(
    ctx.db
      .select({ one: sql`1` })
      .from(versionHolds)
      .where(
        and(
          eq(versionHolds.versionId, promptVersions.id),
          eq(versionHolds.environment, environment),
          isNull(versionHolds.releasedAt),
        ),
      ),
  ).mapWith(Boolean);
  const rows = await ctx.db
    .select({ id: promptVersions.id, number: promptVersions.number, lastServedFrom: last, isHeld })
    .from(promotions)
    .innerJoin(promptVersions, eq(promptVersions.id, promotions.versionId))
    .where(and(eq(promotions.workspaceId, ctx.workspaceId), isOf(past), eq(promptVersions.state, "ready")))
    .groupBy(promptVersions.id)
    .orderBy(desc(last))
    .limit(most);
  return rows.filter(({ id }) => id !== served?.versionId).map((row) => ({ ...row, isDefault: row.id === before }));
});
