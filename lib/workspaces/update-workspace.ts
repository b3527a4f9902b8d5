import { eq } from "drizzle-orm";
import { one } from "@/db/rows";
import { workspaces } from "@/db/schema/workspaces";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { inTransaction, requirePerson } from "@/lib/context";
import { requireScope, verb } from "@/lib/verb";
import type { UpdateWorkspace } from "./schema";

/**
 * Gives the workspace another name, or says how long what grows is kept; its slug, which stands in addresses, stays. How long the audit
 * log is kept only an owner says: it may be about the admins.
 */
export const updateWorkspace = verb("workspace:admin", (ctx, { id: _, ...asked }: UpdateWorkspace) =>
  inTransaction(ctx, async (ctx) => {
    const { role } = requirePerson(ctx);
    const mine = eq(workspaces.id, ctx.workspaceId);
    const before = one(await ctx.db.select().from(workspaces).where(mine).for("no key update"));
    const changed = changedFields(before, asked);
    if (changed.length === 0) return { ...before, role };
    if (changed.includes("auditKeptDays")) requireScope(ctx, "workspace:own");
    const after = one(await ctx.db.update(workspaces).set(asked).where(mine).returning());
    if (changed.join() === "name")
      await recordAudit(ctx, "workspace.renamed", ctx.workspaceId, { from: before.name, to: after.name });
    else await recordAudit(ctx, "workspace.updated", ctx.workspaceId, { from: pick(before, changed), to: pick(after, changed) });
    return { ...after, role };
  }),
);

const pick = (row: object, names: string[]) => Object.fromEntries(names.map((name) => [name, Reflect.get(row, name)]));
