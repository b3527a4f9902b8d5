import { and, eq, sql } from "drizzle-orm";
import { alerts } from "@/db/schema/alerts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { readAlert } from "./rows";
import type { UpdateAlert } from "./schema";

/** Says that somebody sees to an alert, or that it is done with; it only goes on from open to acknowledged to resolved. */
export const updateAlert = verb("evaluations:write", (ctx, { id, state, note }: UpdateAlert) =>
  inTransaction(ctx, async (ctx) => {
    const mine = and(eq(alerts.workspaceId, ctx.workspaceId), eq(alerts.id, id));
    const [alert] = await ctx.db.select().from(alerts).where(mine).for("update");
    if (!alert) throw notFound("alert", id);
    if (alert.state === state && (note === undefined || note === alert.note)) return readAlert(ctx, id);
    if (alert.state === "resolved" && state === "acknowledged")
      throw conflict("This alert is resolved already: another loss opens a new one.", { state: alert.state });
    const by = {
      acknowledged: { acknowledgedBy: ctx.principal.id, acknowledgedAt: sql`now()` },
      resolved: { resolvedBy: ctx.principal.id, resolvedAt: sql`now()` },
    };
    await ctx.db
      .update(alerts)
      .set({ state, note, ...(alert.state !== state && by[state]) })
      .where(mine);
    await recordAudit(ctx, `alert.${state}`, id, note === undefined ? {} : { note });
    return readAlert(ctx, id);
  }),
);
