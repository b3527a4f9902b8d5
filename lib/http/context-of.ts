import type { LiveSession, Membership } from "@/lib/accounts/find-session";
import type { Account, Caller, Context } from "@/lib/context";
import { scopesOf } from "@/lib/permissions";

export const accountOf = (caller: Caller, session: LiveSession): Account => ({
  ...caller,
  userId: session.user.id,
  sessionId: session.id,
});

/** A person at work in one of their workspaces, with the role they have there now. */
export const contextOf = (caller: Caller, session: LiveSession, { id: workspaceId, role }: Membership): Context => ({
  ...caller,
  workspaceId,
  principal: { kind: "user", id: session.user.id, sessionId: session.id, role, scopes: scopesOf(role) },
});
