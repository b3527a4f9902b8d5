import type { Caller } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { findPasswordReset } from "./find-password-reset";

/** Whose password a link sets; every link that sets none is refused in the same words. */
export async function readPasswordReset(ctx: Caller, token: string) {
  const found = await findPasswordReset(ctx, { token });
  if (found) return found;
  throw new AppError("not_found", "This link does not work: it is unknown, used, replaced or expired. Ask for a new one.");
}
