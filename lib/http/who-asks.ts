import { verifyAccessToken } from "@/lib/accounts/access-token";
import { findSession, type LiveSession, type Membership } from "@/lib/accounts/find-session";
import type { Account, Caller, Context } from "@/lib/context";
import { AppError, invalidInput, unauthenticated } from "@/lib/errors";
import type { Permission } from "@/lib/verb";
import { callerFrom } from "./caller-from";
import { accountOf, contextOf } from "./context-of";

/**
 * Who sent a REST request, as far as the permission asks: anyone, a signed-in person, or a caller in a workspace.
 * Only `Authorization: Bearer` counts; cookies are not looked at.
 */
export async function callerOf(request: Request, permission: Permission, requestId: string): Promise<Caller | Account | Context> {
  const caller = callerFrom(request.headers, requestId);
  if (permission === "public") return caller;
  const session = await sessionOf(caller, request);
  if (permission === "account") return accountOf(caller, session);
  return contextOf(caller, session, membershipFor(session, request.headers.get("x-workspace-id")));
}

async function sessionOf({ db }: Caller, request: Request): Promise<LiveSession> {
  const [, token] = /^Bearer +([^\s]+) *$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token === undefined) throw unauthenticated();
  const { userId, sessionId } = await verifyAccessToken(token);
  const session = await findSession(db, { id: sessionId, kind: "token" });
  if (session?.user.id !== userId) throw unauthenticated();
  return session;
}

function membershipFor({ memberships }: LiveSession, named: string | null): Membership {
  if (named !== null) {
    const found = memberships.find(({ id, slug }) => id === named || slug === named);
    if (!found) throw new AppError("not_found", `You are in no workspace “${named.slice(0, 100)}”.`);
    return found;
  }
  const [only, ...others] = memberships;
  if (!only) throw invalidInput("You are in no workspace. Ask for an invitation.");
  if (others.length > 0) {
    const slugs = memberships.map(({ slug }) => slug).join(", ");
    throw invalidInput(`You are in several workspaces. Name one in the X-Workspace-Id header: ${slugs}.`);
  }
  return only;
}
