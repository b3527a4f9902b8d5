import { sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { sessions } from "@/db/schema/sessions";
import type { Caller } from "@/lib/context";

export const sessionDays = 30;

/** A new sign-in of a person; its end is fixed, however often its tokens are renewed. */
export async function openSession(ctx: Caller, of: { userId: string; kind: "browser" | "token" }) {
  const { userAgent, address } = ctx;
  const expiresAt = sql`now() + make_interval(days => ${sessionDays})`;
  return one(
    await ctx.db
      .insert(sessions)
      .values({ ...of, userAgent, address, expiresAt })
      .returning({ id: sessions.id, userId: sessions.userId }),
  );
}
