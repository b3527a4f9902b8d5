import { and, eq, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/workspaces";
import { type Caller, inTransaction } from "@/lib/context";
import { wrongPassword } from "./wrong-password";

export const sessionDays = 30;

type NewSession = {
  userId: string;
  kind: "browser" | "token";
  /** The hash a password was found right by; nobody comes in by one that was changed meanwhile. */
  verified?: string | null;
};

/** A new sign-in of a person; its end is fixed, however often its tokens are renewed. */
export const openSession = (ctx: Caller, { verified, ...of }: NewSession) =>
  inTransaction(ctx, async ({ db, userAgent, address }) => {
    if (verified) await requireCurrent(db, of.userId, verified);
    const expiresAt = sql`now() + make_interval(days => ${sessionDays})`;
    return one(
      await db
        .insert(sessions)
        .values({ ...of, userAgent, address, expiresAt })
        .returning({ id: sessions.id, userId: sessions.userId }),
    );
  });

/** Held until the session is stored: a change of the password then ends it, too. */
async function requireCurrent(db: Caller["db"], userId: string, hash: string): Promise<void> {
  const unchanged = and(eq(users.id, userId), eq(users.passwordHash, hash));
  const [current] = await db.select({ id: users.id }).from(users).where(unchanged).for("share");
  if (!current) throw wrongPassword();
}
