import { findSession } from "@/lib/accounts/find-session";
import { signedOut } from "@/lib/accounts/signed-out";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { callerFrom } from "./caller-from";
import { contextOf } from "./context-of";
import { cookieName, unsealSession } from "./session-cookie";

/** Whoever the cookie of a request names, at work in the workspace of this slug. */
export async function visitorOf(headers: Headers, workspace: string, requestId: string): Promise<Context> {
  const caller = callerFrom(headers, requestId);
  const id = await unsealSession(cookieOf(headers));
  const session = id === null ? null : await findSession(caller.db, { id, kind: "browser" });
  if (!session) throw signedOut();
  const membership = session.memberships.find(({ slug }) => slug === workspace);
  if (!membership) throw new AppError("not_found", "You are not in this workspace.");
  return contextOf(caller, session, membership);
}

const cookieOf = (headers: Headers): string | undefined =>
  headers
    .get("cookie")
    ?.split(/; */)
    .find((pair) => pair.startsWith(`${cookieName()}=`))
    ?.slice(cookieName().length + 1);
