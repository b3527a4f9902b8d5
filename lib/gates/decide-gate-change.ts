import { and, eq } from "drizzle-orm";
import { gateChanges } from "@/db/schema/gates";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction, requirePerson } from "@/lib/context";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { lockOpenPrompt } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { applyGate, settleChange } from "./change-gate";
import { toChange } from "./rows";
import type { DecideGateChange } from "./schema";

/** A second person accepts or declines that a gate asks for less; who asked for it decides neither. */
export const decideGateChange = verb("workspace:admin", (ctx, { id, decision }: DecideGateChange) =>
  inTransaction(ctx, async (ctx) => {
    const person = requirePerson(ctx);
    const { promptId } = await readChange(ctx, id);
    await lockOpenPrompt(ctx, promptId);
    const change = await readChange(ctx, id);
    if (change.state !== "pending") throw conflict(`This change is ${change.state} already.`, { state: change.state });
    if (change.createdBy === person.id)
      throw forbidden(
        "You asked for this change: a second person decides it. Set the gate again to put something else in its place.",
      );
    const { environment, before, after, loosens } = change;
    await settleChange(ctx, id, decision === "accept" ? "applied" : "declined", person.id);
    if (decision === "accept") await applyGate(ctx, { promptId, environment }, after);
    const action = decision === "accept" ? "gate.change_accepted" : "gate.change_declined";
    await recordAudit(ctx, action, promptId, { environment, changeId: id, before, after, loosens, askedBy: change.createdBy });
    return readChange(ctx, id);
  }),
);

async function readChange(ctx: Context, id: string) {
  const [row] = await ctx.db
    .select()
    .from(gateChanges)
    .where(and(eq(gateChanges.workspaceId, ctx.workspaceId), eq(gateChanges.id, id)));
  if (!row) throw notFound("change of a gate", id);
  return toChange(row);
}
