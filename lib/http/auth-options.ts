import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { authenticate } from "@/lib/accounts/authenticate";
import { Credentials } from "@/lib/accounts/schema";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { endBrowserSession, openBrowserSession } from "./browser-session";
import { callerFrom } from "./caller-from";
import { problemOf } from "./failure";
import { localPath } from "./local-path";
import { parseInput } from "./parse-input";
import { cookieSecret, overHttps, sessionSeconds } from "./session-cookie";

/** next-auth's part: its endpoints under `/api/auth` make and end the same session rows as our own forms. */
export function authOptions(headers: Headers): AuthOptions {
  return {
    secret: cookieSecret(),
    useSecureCookies: overHttps(),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (typed) => authorize(headers, { email: typed?.email, password: typed?.password }),
      }),
    ],
    callbacks: {
      // The token holds the session's id only; everything else is looked up on each request.
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => baseUrl + localPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
    events: { signOut: endBrowserSession },
    logger: {
      error: (code) => log().error({ code }, "next-auth"),
      warn: (code) => log().warn({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

/** The new session's id in place of a user's: it is all the cookie is to carry. */
async function authorize(headers: Headers, typed: unknown): Promise<{ id: string } | null> {
  const requestId = newId("req");
  try {
    const caller = callerFrom(headers, requestId);
    const user = await authenticate(caller, parseInput(Credentials, typed));
    return { id: await openBrowserSession(caller, user.id, user.passwordHash) };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return null;
    throw new Error(problemOf(error, requestId).detail); // next-auth shows the message
  }
}
