import { and, eq } from "drizzle-orm";
import { gateChanges, gates } from "@/db/schema/gates";
import type { Context } from "@/lib/context";
import { readSuite } from "@/lib/suites/rows";
import type { Recipe } from "./loosened-suite";
import { GateRules, type StoredGate } from "./schema";

export type GateAt = { promptId: string; environment: string };

/** The gate of a prompt before an environment; null where promotion is free. */
export async function findGate(ctx: Context, { promptId, environment }: GateAt): Promise<StoredGate | null> {
  const [row] = await ctx.db
    .select({ suiteId: gates.suiteId, suiteRevision: gates.suiteRevision, rules: gates.rules })
    .from(gates)
    .where(and(eq(gates.workspaceId, ctx.workspaceId), eq(gates.promptId, promptId), eq(gates.environment, environment)));
  return row ? { ...row, rules: GateRules.parse(row.rules) } : null;
}

/** The change of a gate that waits for a second person; there is at most one. */
export async function findPending(ctx: Context, { promptId, environment }: GateAt) {
  const [row] = await ctx.db
    .select()
    .from(gateChanges)
    .where(
      and(
        eq(gateChanges.workspaceId, ctx.workspaceId),
        eq(gateChanges.promptId, promptId),
        eq(gateChanges.environment, environment),
        eq(gateChanges.state, "pending"),
      ),
    );
  return row ? toChange(row) : null;
}

/** A change with the gates before and after as the schema knows them. */
export function toChange({ before, after, ...row }: typeof gateChanges.$inferSelect) {
  return { ...row, before: before && toGate(before), after: after && toGate(after) };
}

function toGate(stored: Record<string, unknown>): StoredGate {
  const { suiteId, suiteRevision, rules } = stored;
  return {
    suiteId: typeof suiteId === "string" ? suiteId : null,
    suiteRevision: typeof suiteRevision === "number" ? suiteRevision : null,
    rules: GateRules.parse(rules),
  };
}

/** What the accepted revision of a gate's suite asks; null where the gate names none. */
export const findRecipe = async (ctx: Context, gate: Pick<StoredGate, "suiteId" | "suiteRevision">): Promise<Recipe | null> =>
  gate.suiteId === null || gate.suiteRevision === null ? null : readSuite(ctx, gate.suiteId, gate.suiteRevision);
