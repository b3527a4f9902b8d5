import { decode, encode } from "next-auth/jwt";
import { deriveKey } from "@/lib/accounts/derive-key";
import { sessionDays } from "@/lib/accounts/open-session";
import { env } from "@/lib/env";

export const sessionSeconds = sessionDays * 24 * 3600;
export const overHttps = (): boolean => env().APP_URL.startsWith("https:");
export const cookieName = (): string => `${overHttps() ? "__Secure-" : ""}next-auth.session-token`;
export const cookieSecret = (): string => Buffer.from(deriveKey("browser-session")).toString("base64url");

/** The cookie's value: next-auth's encrypted JWT, which carries nothing but the session's id. */
export const sealSession = (sid: string): Promise<string> =>
  encode({ token: { sid }, secret: cookieSecret(), maxAge: sessionSeconds });

/** The session id in a cookie, or null where it is not one of ours or too old. */
export async function unsealSession(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: cookieSecret() }).catch(() => null);
  return typeof token?.sid === "string" ? token.sid : null;
}
