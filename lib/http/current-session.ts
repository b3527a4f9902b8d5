import { cookies, headers } from "next/headers";
import { cache } from "react";
import { findSession, type LiveSession } from "@/lib/accounts/find-session";
import { currentRequestId } from "@/lib/activity";
import type { Caller } from "@/lib/context";
import { markedWith } from "@/lib/errors";
import { callerFrom } from "./caller-from";
import { cookieName, unsealSession } from "./session-cookie";

export type Browser = { caller: Caller; session: LiveSession | null };

/** Who looks at the page: the session of the cookie, read once a request. */
export const currentSession = cache(async (): Promise<Browser> => {
  const caller = callerFrom(await headers(), currentRequestId());
  const id = await unsealSession((await cookies()).get(cookieName())?.value);
  if (id === null) return { caller, session: null };
  const session = await findSession(caller.db, { id, kind: "browser" }).catch((error) => {
    throw markedWith(caller.requestId, error);
  });
  return { caller, session };
});
