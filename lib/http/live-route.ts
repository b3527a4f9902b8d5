import { findSession } from "@/lib/accounts/find-session";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError, forbidden, invalidInput, unauthenticated } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { callerFrom } from "./caller-from";
import { contextOf } from "./context-of";
import { failure } from "./failure";
import { openEvents, type Watched } from "./open-events";
import type { Handler } from "./route";
import { cookieName, unsealSession } from "./session-cookie";

/** A stream for our own pages: the session of the cookie, same origin only; `?workspace=` is the slug of the page's workspace. */
export function liveRoute<Input>(declaration: Watched<Input>): Handler {
  return async (request, { params }) => {
    const requestId = newId("req");
    try {
      refuseOtherSites(request.headers);
      const { workspace, ...query } = Object.fromEntries(new URL(request.url).searchParams);
      if (!workspace) throw invalidInput("Name the workspace: ?workspace=its-slug.");
      const fields = { ...query, ...(await params) };
      const whoReads = () => visitorOf(request.headers, workspace, requestId);
      return await openEvents(declaration, { request, requestId, fields, whoReads });
    } catch (error) {
      return failure(error, requestId);
    }
  };
}

/** Browsers name the site that asks, where they reach us over https or on this machine; elsewhere other origins name themselves. */
function refuseOtherSites(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const isOurs = site === null ? origin === null || origin === env().APP_URL : site === "same-origin";
  if (!isOurs) throw forbidden("Only our own pages may read this. Programs have /api/v1.");
}

async function visitorOf(headers: Headers, workspace: string, requestId: string): Promise<Context> {
  const caller = callerFrom(headers, requestId);
  const id = await unsealSession(cookieOf(headers));
  const session = id === null ? null : await findSession(caller.db, { id, kind: "browser" });
  if (!session) throw unauthenticated("You have been signed out. Sign in again.");
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
