import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findSession, type LiveSession } from "@/lib/accounts/find-session";
import type { Caller } from "@/lib/context";
import { newId } from "@/lib/ids";
import { callerFrom } from "./caller-from";
import { cookieName, unsealSession } from "./session-cookie";

export type Browser = { caller: Caller; session: LiveSession | null };

/** Who looks at the page: the session of the cookie, read once a request. */
export const currentSession = cache(async (): Promise<Browser> => {
  const caller = callerFrom(await headers(), newId("req"));
  const id = await unsealSession((await cookies()).get(cookieName())?.value);
  return { caller, session: id === null ? null : await findSession(caller.db, { id, kind: "browser" }) };
});
