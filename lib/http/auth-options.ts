import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { authenticate } from "@/lib/accounts/authenticate";
import { Credentials } from "@/lib/accounts/schema";
import { currentRequestId } from "@/lib/activity";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { endBrowserSession, openBrowserSession } from "./browser-session";
import { callerFrom } from "./caller-from";
import { problemOf } from "./failure";
import { finishElsewhere } from "./finish-elsewhere";
import { localPath } from "./local-path";
import { oidcProvider } from "./oidc-provider";
import { parseInput } from "./parse-input";
import { cookieSecret, overHttps, sessionSeconds } from "./session-cookie";

/**
 * next-auth's part: its endpoints under `/api/auth` make and end the same session rows as our own forms. It knows only that a
 * sign-in failed; `refused` is told why where it was neither the e-mail nor the password. One for each request.
 */
export function authOptions(headers: Headers, refused: (error: unknown) => void): AuthOptions {
  const oidc = oidcProvider();
  let elsewhere = ""; // the session that a sign-in at the issuer has opened in this request
  return {
    secret: cookieSecret(),
    useSecureCookies: overHttps(),
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (typed) =>
          authorize(headers, { email: typed?.email, password: typed?.password }).catch((error) => {
            refused(error);
            return null;
          }),
      }),
      ...(oidc ? [oidc] : []),
    ],
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.type === "credentials") return true;
        const went = await finishElsewhere({ ...profile }).catch(toSignIn);
        if ("path" in went) return went.path;
        elsewhere = went.sid;
        return true;
      },
      // The token holds the session's id only; everything else is looked up on each request.
      jwt: ({ token, user, account }) => {
        if (account?.type === "oauth") return { sid: elsewhere };
        return user ? { sid: user.id } : { sid: token.sid };
      },
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
  try {
    const caller = callerFrom(headers, currentRequestId());
    const user = await authenticate(caller, parseInput(Credentials, typed));
    return { id: await openBrowserSession(caller, user.id, user.passwordHash) };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return null;
    throw error;
  }
}

/** What went wrong on our side is told in our log: the browser is on its way back from the issuer. */
function toSignIn(error: unknown): { path: string } {
  return { path: `/sign-in?error=${problemOf(error, currentRequestId()).code}` };
}
