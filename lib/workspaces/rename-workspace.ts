import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { workspaces } from "@/db/schema/workspaces";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction, requirePerson } from "@/lib/context";
import { verb } from "@/lib/verb";
import type { RenameWorkspace } from "./schema";

/** Gives the workspace another name; its slug, which stands in addresses, stays. */
export const renameWorkspace = verb("workspace:admin", (ctx, { name }: RenameWorkspace) =>
  inTransaction(ctx, async (ctx) => {
    const { role } = requirePerson(ctx);
    const mine = eq(workspaces.id, ctx.workspaceId);
    const before = one(await ctx.db.select().from(workspaces).where(mine).for("no key update"));
    if (name === before.name) return { ...before, role };
    const after = one(await ctx.db.update(workspaces).set({ name }).where(mine).returning());
    await recordAudit(ctx, "workspace.renamed", ctx.workspaceId, { from: before.name, to: name });
    return { ...after, role };
  }),
);
