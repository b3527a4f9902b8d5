import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { users } from "@/db/schema/workspaces";
import { inTransaction } from "@/lib/context";
import { accountVerb } from "@/lib/verb";
import { getMe } from "./get-me";
import { recordSecurityEvent } from "./record-security-event";
import type { RenameAccount } from "./schema";

/** Changes the name the person is shown by in all their workspaces. */
export const renameAccount = accountVerb((ctx, { name }: RenameAccount) =>
  inTransaction(ctx, async (ctx) => {
    const mine = eq(users.id, ctx.userId);
    const before = one(await ctx.db.select({ name: users.name }).from(users).where(mine).for("no key update"));
    if (name !== before.name) {
      await ctx.db.update(users).set({ name }).where(mine);
      const details = { from: before.name, to: name };
      await recordSecurityEvent(ctx, { userId: ctx.userId, action: "account.renamed", actorId: ctx.userId, details });
    }
    return getMe(ctx, {});
  }),
);
