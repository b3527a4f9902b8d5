import { verifyAccessToken } from "@/lib/accounts/access-token";
import { findSession, type LiveSession, type Membership } from "@/lib/accounts/find-session";
import { noteActivity } from "@/lib/activity";
import { findKey, type LiveKey } from "@/lib/api-keys/find-key";
import { keyPrefix } from "@/lib/api-keys/key-prefix";
import { recallKey } from "@/lib/api-keys/recall-key";
import type { Account, Caller, Context } from "@/lib/context";
import { AppError, forbidden, invalidInput, unauthenticated } from "@/lib/errors";
import type { Permission } from "@/lib/verb";
import { callerFrom } from "./caller-from";
import { accountOf, contextOf } from "./context-of";
import { countCaller } from "./limit-requests";

/**
 * Who sent a REST request, as far as the permission asks: anyone, a signed-in person, or a caller in a workspace.
 * Only `Authorization: Bearer` counts; cookies are not looked at. `inPath` is a workspace that the path names.
 */
export async function callerOf(
  request: Request,
  permission: Permission,
  requestId: string,
  inPath: string | null = null,
): Promise<Caller | Account | Context> {
  const caller = callerFrom(request.headers, requestId);
  if (permission === "public") return caller;
  const found = await provenCaller(request, caller, permission, inPath);
  await countCaller(request, found);
  return found;
}

async function provenCaller(
  request: Request,
  caller: Caller,
  permission: Permission,
  inPath: string | null,
): Promise<Account | Context> {
  const token = tokenOf(request);
  const names = [request.headers.get("x-workspace-id"), inPath].filter((name) => name !== null);
  if (token.startsWith(keyPrefix)) {
    const key = await (permission === "serve" ? recallKey : findKey)(caller.db, token);
    if (!key) throw unauthenticated();
    if (permission === "account") throw forbidden("This is for a person who is signed in: an API key cannot use it.");
    for (const name of names) if (!isNamed(key.workspace, name)) throw notIn(name);
    return keyContext(caller, key);
  }
  const session = await sessionOf(caller, token);
  if (permission === "account") return accountOf(caller, session);
  return contextOf(caller, session, membershipFor(session, names));
}

function tokenOf(request: Request): string {
  const [, token] = /^Bearer +([^\s]+) *$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (token === undefined) throw unauthenticated();
  return token;
}

function keyContext(caller: Caller, { id, workspace, scopes }: LiveKey): Context {
  noteActivity({ keyId: id, workspaceId: workspace.id });
  return { ...caller, workspaceId: workspace.id, principal: { kind: "key", id, scopes } };
}

async function sessionOf({ db }: Caller, token: string): Promise<LiveSession> {
  const { userId, sessionId } = await verifyAccessToken(token);
  const session = await findSession(db, { id: sessionId, kind: "token" });
  if (session?.user.id !== userId) throw unauthenticated();
  return session;
}

const isNamed = ({ id, slug }: { id: string; slug: string }, name: string): boolean => id === name || slug === name;
const notIn = (name: string) => new AppError("not_found", `You are in no workspace “${name.slice(0, 100)}”.`);

/** The workspace named last counts, but each that is named must be one of the person's. */
function membershipFor({ memberships }: LiveSession, names: string[]): Membership {
  const found = names.map((name) => {
    const membership = memberships.find((one) => isNamed(one, name));
    if (!membership) throw notIn(name);
    return membership;
  });
  const [only, ...others] = found.length > 0 ? found.slice(-1) : memberships;
  if (!only) throw invalidInput("You are in no workspace. Ask for an invitation.");
  if (others.length > 0) {
    const slugs = memberships.map(({ slug }) => slug).join(", ");
    throw invalidInput(`You are in several workspaces. Name one in the X-Workspace-Id header: ${slugs}.`);
  }
  return only;
}
