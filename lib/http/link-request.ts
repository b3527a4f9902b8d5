import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { deriveKey } from "@/lib/accounts/derive-key";
import { overHttps } from "./session-cookie";

const seconds = 10 * 60;
const nameOf = () => `${overHttps() ? "__Secure-" : ""}promptops.link`;
const secretOf = () => Buffer.from(deriveKey("identity-link")).toString("base64url");
const optionsOf = () => ({ httpOnly: true, sameSite: "lax" as const, path: "/api/auth", secure: overHttps() });

/** A person's wish to link a sign-in elsewhere to their account, which comes back with them from there. */
export type LinkRequest = { sid: string; back: string };

export async function keepLinkRequest({ sid, back }: LinkRequest): Promise<void> {
  const value = await encode({ token: { sid, back }, secret: secretOf(), maxAge: seconds });
  (await cookies()).set(nameOf(), value, { ...optionsOf(), maxAge: seconds });
}

/** The wish of this browser, once; null where there is none. */
export async function takeLinkRequest(): Promise<LinkRequest | null> {
  const jar = await cookies();
  const token = await decode({ token: jar.get(nameOf())?.value, secret: secretOf() }).catch(() => null);
  jar.delete({ name: nameOf(), ...optionsOf() });
  return typeof token?.sid === "string" && typeof token.back === "string" ? { sid: token.sid, back: token.back } : null;
}
