import { isDeepStrictEqual } from "node:util";
import { and, eq, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { gateChanges, gates } from "@/db/schema/gates";
import { members } from "@/db/schema/workspaces";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/context";
import { describeGate } from "./describe-gate";
import { loosenedRules } from "./loosened-rules";
import { loosenedSuite } from "./loosened-suite";
import { findPending, findRecipe, type GateAt } from "./rows";
import type { StoredGate } from "./schema";

type Change = { at: GateAt; before: StoredGate | null; after: StoredGate | null; personId: string };

/** Applies a change of a gate, or keeps it until a second person accepts it; the prompt is locked by the caller. */
export async function changeGate(ctx: Context, { at, before, after, personId }: Change) {
  const { workspaceId } = ctx;
  const { promptId, environment } = at;
  if (isDeepStrictEqual(plain(before), plain(after))) return describeGate(ctx, at, "unchanged");
  const loosens = await loosenedBy(ctx, before, after);
  const alone = loosens.length > 0 && (await ctx.db.$count(members, eq(members.workspaceId, workspaceId))) === 1;
  const state = loosens.length === 0 || alone ? "applied" : "pending";
  const replaced = await findPending(ctx, at);
  if (replaced) await settleChange(ctx, replaced.id, "declined", personId);
  const { id } = one(
    await ctx.db
      .insert(gateChanges)
      .values({
        workspaceId,
        promptId,
        environment,
        before,
        after,
        loosens,
        state,
        createdBy: personId,
        createdAt: sql`clock_timestamp()`,
      })
      .returning({ id: gateChanges.id }),
  );
  if (state === "applied") await applyGate(ctx, at, after);
  const action = state === "pending" ? "gate.change_requested" : after ? "gate.changed" : "gate.removed";
  const details = { environment, changeId: id, before, after, loosens, ...(replaced && { replaces: replaced.id }) };
  await recordAudit(ctx, action, promptId, { ...details, ...(alone && { alone: true }) });
  return describeGate(ctx, at, state);
}

/** Removing a gate asks for less by itself. */
async function loosenedBy(ctx: Context, before: StoredGate | null, after: StoredGate | null): Promise<string[]> {
  if (!before) return [];
  if (!after) return ["The gate is removed: promotion is free."];
  const [was, is] = [await findRecipe(ctx, before), await findRecipe(ctx, after)];
  return [...loosenedSuite(was, is), ...loosenedRules(before.rules, after.rules)];
}

/** What is not asked and what is not there are the same. */
const plain = (gate: StoredGate | null): unknown => JSON.parse(JSON.stringify(gate));

export async function settleChange(ctx: Context, id: string, state: "applied" | "declined", personId: string): Promise<void> {
  await ctx.db
    .update(gateChanges)
    .set({ state, decidedBy: personId, decidedAt: sql`now()` })
    .where(and(eq(gateChanges.workspaceId, ctx.workspaceId), eq(gateChanges.id, id)));
}

export async function applyGate(ctx: Context, { promptId, environment }: GateAt, gate: StoredGate | null): Promise<void> {
  const { workspaceId } = ctx;
  const mine = and(eq(gates.workspaceId, workspaceId), eq(gates.promptId, promptId), eq(gates.environment, environment));
  if (!gate) {
    await ctx.db.delete(gates).where(mine);
    return;
  }
  await ctx.db
    .insert(gates)
    .values({ workspaceId, promptId, environment, ...gate })
    .onConflictDoUpdate({ target: [gates.promptId, gates.environment], set: { ...gate, updatedAt: sql`now()` } });
}
