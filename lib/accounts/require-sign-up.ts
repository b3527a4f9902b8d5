import { sql } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { type Caller, lockFor } from "@/lib/context";
import { env } from "@/lib/env";
import { forbidden } from "@/lib/errors";

/**
 * Holds `SIGNUP`: anyone, people of one domain, or only who was invited; the very first person is always let in. An invitation
 * lifts no domain.
 */
export async function requireSignUp(ctx: Caller, email: string, { invited }: { invited: boolean }): Promise<void> {
  const rule = env().SIGNUP.trim().toLowerCase();
  if (rule === "open" || (rule === "invite" && invited) || email.endsWith(`@${rule.replace(/^@/, "")}`)) return;
  await lockFor(ctx.db, "sign-up"); // two first people at once: one of them is the second
  const [anyone] = await ctx.db.select({ one: sql`1` }).from(users).limit(1);
  if (!anyone) return;
  if (rule === "invite") throw forbidden("New accounts need an invitation here. Ask an admin of your team for one.");
  throw forbidden(`New accounts here need an e-mail address of ${rule.replace(/^@/, "")}.`);
}
