import { and, asc, desc, eq, getTableColumns, ilike, isNotNull, isNull, or, sql } from "drizzle-orm";
import { savedEvaluatorRevisions, savedEvaluators } from "@/db/schema/evaluators";
import { likePattern, paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import type { ListSaved } from "./schema";

/** Saved evaluators, each with the type and the figures of the revision it shows. */
export const listSavedEvaluators = verb("evaluations:read", async (ctx, input: ListSaved) => {
  const pattern = input.q ? likePattern(input.q) : null;
  const shown = and(
    eq(savedEvaluatorRevisions.workspaceId, savedEvaluators.workspaceId),
    eq(savedEvaluatorRevisions.savedId, savedEvaluators.id),
    sql`${savedEvaluatorRevisions.number} = coalesce(${savedEvaluators.currentRevision}, ${savedEvaluators.lastRevision})`,
  );
  const where = and(
    eq(savedEvaluators.workspaceId, ctx.workspaceId),
    input.archived ? isNotNull(savedEvaluators.archivedAt) : isNull(savedEvaluators.archivedAt),
    input.type ? eq(savedEvaluatorRevisions.type, input.type) : undefined,
    pattern
      ? or(
          ilike(savedEvaluators.name, pattern),
          ilike(savedEvaluators.slug, pattern),
          ilike(savedEvaluators.description, pattern),
          ilike(savedEvaluatorRevisions.type, pattern),
        )
      : undefined,
  );
  const { type, fingerprint, passed, options, weight, threshold, required, negate } = getTableColumns(savedEvaluatorRevisions);
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select({
      ...getTableColumns(savedEvaluators),
      ...{ type, fingerprint, passed, options, weight, threshold, required, negate },
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(savedEvaluators)
    .innerJoin(savedEvaluatorRevisions, shown)
    .where(where)
    .orderBy(direction(savedEvaluators[input.sort]), direction(savedEvaluators.id))
    .limit(limit)
    .offset(offset);
  const data = rows.map(({ total: _, options, ...row }) => ({ ...row, options: JSON.parse(options) }));
  const total = rows[0]?.total ?? (offset === 0 ? 0 : await countAll());
  return paginate(data, total, input);

  async function countAll(): Promise<number> {
    const [row] = await ctx.db
      .select({ total: sql<number>`count(*)`.mapWith(Number) })
      .from(savedEvaluators)
      .innerJoin(savedEvaluatorRevisions, shown)
      .where(where);
    return row?.total ?? 0;
  }
});
