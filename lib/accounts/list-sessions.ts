import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { paginate, window } from "@/lib/pagination";
import { accountVerb } from "@/lib/verb";
import type { ListSessions } from "./schema";

/** Where a person is signed in right now. */
export const listSessions = accountVerb(async (ctx, input: ListSessions) => {
  const live = and(eq(sessions.userId, ctx.userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`));
  const { limit, offset } = window(input);
  const direction = input.order === "asc" ? asc : desc;
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(live)
    .orderBy(direction(sessions[input.sort]), direction(sessions.id))
    .limit(limit)
    .offset(offset);
  const total = await ctx.db.$count(sessions, live);
  return paginate(
    rows.map((row) => ({ ...row, current: row.id === ctx.sessionId })),
    total,
    input,
  );
});
