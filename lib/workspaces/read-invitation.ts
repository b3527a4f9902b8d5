import type { Caller } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { findInvitation } from "./find-invitation";

/** An invitation that can be used; every other one is refused in the same words. */
export async function readInvitation(ctx: Caller, token: string) {
  const found = await findInvitation(ctx, { token });
  if (found) return found;
  throw new AppError("not_found", "This invitation does not work: it is unknown, used, revoked or expired. Ask for a new one.");
}
