import { and, eq, gt, sql } from "drizzle-orm";
import { passwordResets } from "@/db/schema/accounts";
import { users } from "@/db/schema/workspaces";
import { sha256 } from "@/lib/sha256";
import { publicVerb } from "@/lib/verb";
import { reachesWholly } from "./reaches-wholly";

/** Whose password a link sets; null for one that is unknown, used, replaced or expired, or whose maker could not make it any more. */
export const findPasswordReset = publicVerb(async ({ db }, { token }: { token: string }) => {
  const [found] = await db
    .select({ userId: users.id, email: users.email, createdBy: passwordResets.createdBy })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(and(eq(passwordResets.tokenHash, sha256(token)), gt(passwordResets.expiresAt, sql`now()`)));
  if (!found) return null;
  return found.createdBy === null || (await reachesWholly(db, found.createdBy, found.userId)) ? found : null;
});
