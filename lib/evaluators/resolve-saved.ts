import { and, eq, inArray, or } from "drizzle-orm";
import { savedEvaluatorRevisions, savedEvaluators } from "@/db/schema/evaluators";
import type { Context } from "@/lib/context";
import { notFound, unprocessable } from "@/lib/errors";
import type { EvaluatorUse } from "@/lib/evaluations/schema";
import { brokenFixtures } from "./broken-fixtures";
import type { SavedRow } from "./rows";

type Stored = typeof savedEvaluatorRevisions.$inferSelect;
type OfSaved = Pick<SavedRow, "id" | "slug"> & { revision: number; checkedFingerprint: string; hasFixtures: boolean };

/** A use with everything said: what it takes from a saved evaluator has its place, what it says itself goes before. */
export type ResolvedUse = {
  key: string | undefined;
  type: string;
  options: Record<string, unknown>;
  weight: number;
  threshold: number | null;
  required: boolean;
  negate: boolean;
  saved: OfSaved | null;
};

/** Looks up the saved evaluators that uses name. Refuses one that is archived, and a revision whose fixtures did not pass. */
export async function resolveSaved(ctx: Context, uses: EvaluatorUse[]): Promise<ResolvedUse[]> {
  const refs = uses.flatMap(({ savedId }) => savedId ?? []);
  const rows = refs.length > 0 ? await readAll(ctx, refs) : [];
  return uses.map((use, position) => {
    const { key, type = "", options = {}, weight, threshold, required, negate, savedId } = use;
    if (savedId === undefined)
      return {
        ...{ key, type, options, weight: weight ?? 1, threshold: threshold ?? null },
        ...{ required: required ?? false, negate: negate ?? false, saved: null },
      };
    const { saved, revision } = pick(rows, use, savedId, `evaluators.${position}.savedId`);
    return {
      key,
      type: revision.type,
      options: JSON.parse(revision.options),
      weight: weight ?? revision.weight,
      threshold: threshold ?? revision.threshold,
      required: required ?? revision.required,
      negate: negate ?? revision.negate,
      saved: {
        ...{ id: saved.id, slug: saved.slug, revision: revision.number },
        checkedFingerprint: revision.checkedFingerprint,
        hasFixtures: revision.fixtures !== "[]",
      },
    };
  });
}

const readAll = (ctx: Context, refs: string[]) =>
  ctx.db
    .select({ saved: savedEvaluators, revision: savedEvaluatorRevisions })
    .from(savedEvaluators)
    .innerJoin(
      savedEvaluatorRevisions,
      and(
        eq(savedEvaluatorRevisions.workspaceId, savedEvaluators.workspaceId),
        eq(savedEvaluatorRevisions.savedId, savedEvaluators.id),
      ),
    )
    .where(
      and(
        eq(savedEvaluators.workspaceId, ctx.workspaceId),
        or(inArray(savedEvaluators.id, refs), inArray(savedEvaluators.slug, refs)),
      ),
    );

function pick(rows: { saved: SavedRow; revision: Stored }[], use: EvaluatorUse, ref: string, path: string) {
  const own = rows.filter(({ saved }) => saved.id === ref || saved.slug === ref);
  const saved = own[0]?.saved;
  if (!saved) throw notFound("saved evaluator", ref);
  const refuse = (why: string) => unprocessable(`The evaluator “${saved.slug}” cannot be used: ${why}`, [{ path, message: why }]);
  if (saved.archivedAt) throw refuse("it is archived.");
  const number = use.revision ?? saved.currentRevision;
  if (number === null) throw refuse("none of its revisions has passed its fixtures.");
  const found = own.find(({ revision }) => revision.number === number);
  if (!found) throw notFound(`revision of “${saved.slug}”`, String(number));
  if (!found.revision.passed) throw refuse(brokenFixtures(JSON.parse(found.revision.report)));
  return found;
}
