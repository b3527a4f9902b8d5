import { and, eq, or } from "drizzle-orm";
import { gateChanges, gates } from "@/db/schema/gates";
import { suiteRevisions, suites } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
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

/** A suite by its id or slug, with the revision it is at. */
export async function readSuiteOf(ctx: Context, ref: string) {
  const { id, slug, name, revision, archivedAt } = suites;
  const [suite] = await ctx.db
    .select({ id, slug, name, revision, archivedAt })
    .from(suites)
    .where(and(eq(suites.workspaceId, ctx.workspaceId), or(eq(suites.id, ref), eq(suites.slug, ref))));
  if (!suite) throw notFound("suite", ref);
  return suite;
}

/** What a revision of a suite asks; null where the gate names none. */
export async function findRecipe(
  ctx: Context,
  gate: Pick<StoredGate, "suiteId" | "suiteRevision"> | null,
): Promise<Recipe | null> {
  if (!gate?.suiteId || gate.suiteRevision === null) return null;
  const { suiteId, datasetId, evaluators, passThreshold, trials, primaryMetric, margin, guardrails } = suiteRevisions;
  const [recipe] = await ctx.db
    .select({ suiteId, datasetId, evaluators, passThreshold, trials, primaryMetric, margin, guardrails })
    .from(suiteRevisions)
    .where(
      and(
        eq(suiteRevisions.workspaceId, ctx.workspaceId),
        eq(suiteRevisions.suiteId, gate.suiteId),
        eq(suiteRevisions.number, gate.suiteRevision),
      ),
    );
  return recipe ?? null;
}
