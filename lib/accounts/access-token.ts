import { errors, jwtVerify, SignJWT } from "jose";
import { unauthenticated } from "@/lib/errors";
import { deriveKey } from "./derive-key";

export const accessTokenSeconds = 15 * 60;
const issuer = "promptops";
const audience = "promptops-api";
const typ = "at+jwt";

/** A signed token that names a session; it proves nothing by itself once that session has ended. */
export const signAccessToken = (of: { userId: string; sessionId: string }): Promise<string> =>
  new SignJWT({ sid: of.sessionId })
    .setProtectedHeader({ alg: "HS256", typ })
    .setSubject(of.userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds}s`)
    .sign(deriveKey("access-token"));

/** Whose token it is; anything but one of ours, still good, is `unauthenticated`. */
export async function verifyAccessToken(token: string): Promise<{ userId: string; sessionId: string }> {
  const strict = {
    algorithms: ["HS256"],
    issuer,
    audience,
    typ,
    requiredClaims: ["exp", "sub", "sid"],
    maxTokenAge: accessTokenSeconds,
  };
  const { payload } = await jwtVerify(token, deriveKey("access-token"), strict).catch((error: unknown) => {
    throw error instanceof errors.JOSEError ? unauthenticated() : error;
  });
  if (typeof payload.sub !== "string" || typeof payload.sid !== "string") throw unauthenticated();
  return { userId: payload.sub, sessionId: payload.sid };
}
