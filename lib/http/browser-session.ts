import { cookies } from "next/headers";
import { endSession } from "@/lib/accounts/end-session";
import { openSession } from "@/lib/accounts/open-session";
import type { Caller } from "@/lib/context";
import { currentSession } from "./current-session";
import { cookieName, overHttps, sealSession, sessionSeconds } from "./session-cookie";

/** A new session for this browser, whose cookie is still to be set; the one it had before ends. */
export async function openBrowserSession(caller: Caller, userId: string, verified?: string | null): Promise<string> {
  const { id } = await openSession(caller, { userId, kind: "browser", verified });
  await revokeCurrent();
  return id;
}

/** Signs this browser in, always with a new session; `verified` is the hash the password was found right by. */
export async function startBrowserSession(caller: Caller, userId: string, verified?: string | null): Promise<void> {
  const id = await openBrowserSession(caller, userId, verified);
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure: overHttps(), maxAge: sessionSeconds };
  (await cookies()).set(cookieName(), await sealSession(id), options);
}

/** Signs this browser out: the session has ended wherever its cookie may be. */
export async function endBrowserSession(): Promise<void> {
  await revokeCurrent();
  (await cookies()).delete({ name: cookieName(), path: "/", secure: overHttps(), httpOnly: true });
}

async function revokeCurrent(): Promise<void> {
  const { caller, session } = await currentSession();
  if (session) await endSession(caller, { id: session.id, userId: session.user.id });
}
