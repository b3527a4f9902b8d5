import type { LiveSession, Membership } from "@/lib/accounts/find-session";
import { noteActivity } from "@/lib/activity";
import type { Account, Caller, Context } from "@/lib/context";
import { scopesOf } from "@/lib/permissions";

export function accountOf(caller: Caller, session: LiveSession): Account {
  noteActivity({ userId: session.user.id });
  return { ...caller, userId: session.user.id, sessionId: session.id };
}

/** A person at work in one of their workspaces, with the role they have there now. */
export function contextOf(caller: Caller, session: LiveSession, { id: workspaceId, role }: Membership): Context {
  noteActivity({ userId: session.user.id, workspaceId });
  const principal = { kind: "user" as const, id: session.user.id, sessionId: session.id, role, scopes: scopesOf(role) };
  return { ...caller, workspaceId, principal };
}
