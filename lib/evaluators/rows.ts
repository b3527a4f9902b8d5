import { and, eq, or, sql } from "drizzle-orm";
import { one } from "@/db/rows";
import { savedEvaluatorRevisions, savedEvaluators } from "@/db/schema/evaluators";
import type { Context } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";

export type SavedRow = typeof savedEvaluators.$inferSelect;
type StoredRevision = typeof savedEvaluatorRevisions.$inferSelect;

/** An id holds an underscore and a slug none, so one cannot be taken for the other. */
const isSaved = (ctx: Context, ref: string) =>
  and(eq(savedEvaluators.workspaceId, ctx.workspaceId), or(eq(savedEvaluators.id, ref), eq(savedEvaluators.slug, ref)));

export async function readSavedRow(ctx: Context, ref: string): Promise<SavedRow> {
  const [saved] = await ctx.db.select().from(savedEvaluators).where(isSaved(ctx, ref));
  if (!saved) throw notFound("saved evaluator", ref);
  return saved;
}

/** The row, held until the transaction ends: revisions are numbered one after another. */
export async function lockSaved(ctx: Context, ref: string): Promise<SavedRow> {
  const [saved] = await ctx.db.select().from(savedEvaluators).where(isSaved(ctx, ref)).for("update");
  if (!saved) throw notFound("saved evaluator", ref);
  return saved;
}

export function requireUnarchived({ archivedAt, name }: SavedRow): void {
  if (archivedAt) throw conflict(`The evaluator “${name}” is archived: take it out of the archive first.`);
}

export const toRevision = (row: StoredRevision) => ({
  ...row,
  options: JSON.parse(row.options),
  fixtures: JSON.parse(row.fixtures),
  report: JSON.parse(row.report),
});

export const isRevision = (ctx: Context, savedId: string, number: number) =>
  and(
    eq(savedEvaluatorRevisions.workspaceId, ctx.workspaceId),
    eq(savedEvaluatorRevisions.savedId, savedId),
    eq(savedEvaluatorRevisions.number, number),
  );

export async function readRevision(ctx: Context, { id, slug }: SavedRow, number: number) {
  const [revision] = await ctx.db
    .select()
    .from(savedEvaluatorRevisions)
    .where(isRevision(ctx, id, number));
  if (!revision) throw notFound(`revision of “${slug}”`, String(number));
  return toRevision(revision);
}

/** The one an evaluator shows of itself: the current revision, else the newest. */
export const shownNumber = ({ currentRevision, lastRevision }: Pick<SavedRow, "currentRevision" | "lastRevision">) =>
  currentRevision ?? lastRevision;

/** The evaluator with the revision it shows. */
export async function readSaved(ctx: Context, ref: string) {
  const saved = await readSavedRow(ctx, ref);
  const revision = await readRevision(ctx, saved, shownNumber(saved));
  return { ...saved, type: revision.type, revision };
}

/** Hands out the next number, under the lock of `lockSaved` or on a row just made. */
export async function nextNumber(ctx: Context, savedId: string): Promise<number> {
  const { number } = one(
    await ctx.db
      .update(savedEvaluators)
      .set({ lastRevision: sql`${savedEvaluators.lastRevision} + 1` })
      .where(and(eq(savedEvaluators.workspaceId, ctx.workspaceId), eq(savedEvaluators.id, savedId)))
      .returning({ number: savedEvaluators.lastRevision }),
  );
  return number;
}
