import { decodeJwt } from "jose";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Identity } from "@/lib/accounts/identity";
import { Email } from "@/lib/accounts/schema";
import { cleanText, findUncleanText } from "@/lib/clean-text";
import { env } from "@/lib/env";

type Claims = Record<string, unknown>;

/** The OpenID Connect issuer that the operator named, for next-auth; null where none is. */
export function oidcProvider(): OAuthConfig<Claims> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    ...{ id: "oidc", name: OIDC_NAME, type: "oauth", clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET },
    wellKnown: `${OIDC_ISSUER}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    userinfo: {
      // Some issuers keep the e-mail out of the id token; what the token says goes first.
      request: async ({ client, tokens }) => {
        const claims = decodeJwt(tokens.id_token ?? ""); // verified a moment ago
        if (claims.email !== undefined || !tokens.access_token || !client.issuer.metadata.userinfo_endpoint) return claims;
        const more = await client.userinfo(tokens.access_token);
        return more.sub === claims.sub ? { ...more, ...claims } : claims;
      },
    },
    profile: ({ sub }) => ({ id: String(sub) }),
  };
}

/** Who the verified claims speak of; null for those of another issuer. */
export function identityOf(claims: Claims): Identity | null {
  const issuer = String(claims.iss).replace(/\/+$/, "");
  const subject = claims.sub;
  if (issuer !== env().OIDC_ISSUER || typeof subject !== "string" || !/^.{1,255}$/u.test(subject)) return null;
  if (findUncleanText(subject)) return null;
  const email = Email.safeParse(claims.email);
  const isVerified = claims.email_verified === true && email.success;
  const [name = "Somebody"] = [claims.name, claims.preferred_username, email.data?.replace(/@.*/, "")]
    .flatMap((text) => (typeof text === "string" ? cleanText(text.trim().slice(0, 100)).trim() : []))
    .filter(Boolean);
  return { issuer, subject, name, email: isVerified ? email.data : null };
}
