import { users } from "@/db/schema/workspaces";
import type { Caller } from "@/lib/context";
import { conflict } from "@/lib/errors";

type NewAccount = { email: string; name: string; passwordHash: string | null };

/** A new person, in no workspace yet. Call it in a transaction that has asked `requireSignUp`. */
export async function addAccount({ db }: Caller, account: NewAccount) {
  const [user] = await db.insert(users).values(account).onConflictDoNothing({ target: users.email }).returning();
  if (!user) throw conflict("There is an account with this e-mail already. Sign in instead.");
  return user;
}
