import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { createAccount } from "@/lib/accounts/create-account";
import { listMemberships } from "@/lib/accounts/list-memberships";
import { CreateAccount } from "@/lib/accounts/schema";
import { type Context, inTransaction } from "@/lib/context";
import { scopesOf } from "@/lib/permissions";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { InviteMember } from "@/lib/workspaces/schema";

export type Person = { name: string; email: string };

/** Somebody else of the workspace, who comes by an invitation where they are missing. Nobody is told their password. */
export async function ensureColleague(ctx: Context, person: Person): Promise<Context> {
  const { db } = ctx;
  const isThem = eq(users.email, person.email);
  if ((await db.$count(users, isThem)) === 0) {
    await inTransaction(ctx, async (ctx) => {
      const { token: inviteToken } = await inviteMember(ctx, InviteMember.parse({ role: "editor", email: person.email }));
      const password = randomBytes(24).toString("base64url");
      await createAccount(ctx, CreateAccount.parse({ ...person, password, inviteToken }));
    });
  }
  const [user] = await db.select({ id: users.id }).from(users).where(isThem);
  const memberships = user ? await listMemberships(db, user.id) : [];
  const role = memberships.find(({ id }) => id === ctx.workspaceId)?.role;
  if (!user || !role) throw new Error(`${person.name} is not in the workspace any more.`);
  return { ...ctx, principal: { kind: "user", id: user.id, sessionId: "", role, scopes: scopesOf(role) } }; // nobody signed in for this
}
