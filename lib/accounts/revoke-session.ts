import { AppError } from "@/lib/errors";
import { accountVerb } from "@/lib/verb";
import { endSession } from "./end-session";
import type { RevokeSession } from "./schema";

/** Ends one of the person's own sessions; the next request with it is refused. */
export const revokeSession = accountVerb(async (ctx, { id }: RevokeSession): Promise<void> => {
  if (!(await endSession(ctx, { id, userId: ctx.userId }))) throw new AppError("not_found", `You have no session “${id}”.`);
});
