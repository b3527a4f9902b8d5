import { AppError } from "@/lib/errors";

/** Who somebody is at the OpenID Connect issuer; `email` only where the issuer has seen that it is theirs. */
export type Identity = { issuer: string; subject: string; email: string | null; name: string };

/** Why a sign-in elsewhere opens no account here; the pages have the words. */
export type IdentityReason = "unverified" | "has-password" | "other-identity" | "other-email" | "taken";

export const identityRefused = (reason: IdentityReason) =>
  new AppError("forbidden", `This sign-in opens no account here: ${reason}.`, { data: { reason } });
