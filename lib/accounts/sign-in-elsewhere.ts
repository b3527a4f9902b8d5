import { and, eq } from "drizzle-orm";
import { identities } from "@/db/schema/accounts";
import { users } from "@/db/schema/workspaces";
import { type Caller, inTransaction, lockFor } from "@/lib/context";
import { publicVerb } from "@/lib/verb";
import { findInvitation } from "@/lib/workspaces/find-invitation";
import { openOwnWorkspace } from "@/lib/workspaces/open-own-workspace";
import { addAccount } from "./add-account";
import { type Identity, identityRefused } from "./identity";
import { recordSecurityEvent } from "./record-security-event";
import { requireSignUp } from "./require-sign-up";

type Input = { identity: Identity; inviteToken?: string };

/**
 * The account that an identity opens: its own, else one of its verified e-mail, else a new one where `SIGNUP` lets it in. An account
 * with a password is never opened by e-mail alone: whoever made it need not own the address, so its person links the two themselves.
 */
export const signInElsewhere = publicVerb((ctx, { identity, inviteToken }: Input) =>
  inTransaction(ctx, async (ctx): Promise<{ userId: string }> => {
    const { issuer, subject, email, name } = identity;
    await lockFor(ctx.db, `identity ${issuer} ${subject}`); // two tabs at once make one account
    const own = and(eq(identities.issuer, issuer), eq(identities.subject, subject));
    const [known] = await ctx.db.select({ userId: identities.userId }).from(identities).where(own);
    if (known) return known;
    if (email === null) throw identityRefused("unverified");
    const found = await findByEmail(ctx, email, issuer);
    if (found?.passwordHash) throw identityRefused("has-password");
    if (found?.subject) throw identityRefused("other-identity"); // the address may have passed to somebody else
    const userId = found?.id ?? (await addNewcomer(ctx, { email, name, inviteToken }));
    await ctx.db.insert(identities).values({ issuer, subject, userId });
    await recordSecurityEvent(ctx, { userId, action: "identity.linked", actorId: null, details: { issuer } });
    return { userId };
  }),
);

async function findByEmail({ db }: Caller, email: string, issuer: string) {
  const here = and(eq(identities.userId, users.id), eq(identities.issuer, issuer));
  const [found] = await db
    .select({ id: users.id, passwordHash: users.passwordHash, subject: identities.subject })
    .from(users)
    .leftJoin(identities, here)
    .where(eq(users.email, email))
    .for("update", { of: users });
  return found;
}

/** Who was invited joins on the page of the invitation, which they came from. */
async function addNewcomer(ctx: Caller, { email, name, inviteToken }: { email: string; name: string; inviteToken?: string }) {
  const offer = inviteToken === undefined ? null : await findInvitation(ctx, { token: inviteToken });
  const invited = offer !== null && (offer.email === null || offer.email === email);
  await requireSignUp(ctx, email, { invited });
  const user = await addAccount(ctx, { email, name, passwordHash: null });
  if (!invited) await openOwnWorkspace(ctx, user);
  return user.id;
}
