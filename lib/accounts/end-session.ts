import { and, eq, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import type { Caller } from "@/lib/context";

/** Ends a session of a person; false where there is none that could be ended. */
export async function endSession(ctx: Caller, { id, userId }: { id: string; userId: string }): Promise<boolean> {
  const ended = await ctx.db
    .update(sessions)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(sessions.id, id), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}
