import { and, asc, desc, eq, exists, getTableColumns, ilike, inArray, sql } from "drizzle-orm";
import { datasets } from "@/db/schema/datasets";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { promptVersions } from "@/db/schema/prompts";
import { evaluationResults } from "@/db/schema/results";
import { suites } from "@/db/schema/suites";
import { users } from "@/db/schema/workspaces";
import { likePattern, paginate, window } from "@/lib/pagination";
import { isSuite } from "@/lib/suites/rows";
import { verb } from "@/lib/verb";
import { isOpen } from "./rows";
import type { ListEvaluations } from "./schema";

const sorts = { createdAt: evaluations.createdAt, updatedAt: evaluations.updatedAt, name: evaluations.name };

/** Items are numbered from 1 without a gap: the last number is how many were planned, one step in the index. */
const planned = sql<number>`coalesce((select max(${evaluationResults.position}) from ${evaluationResults}
  where ${evaluationResults.evaluationId} = ${evaluations.id}), 0)`;
/** Items still to do, from the index that holds only those. */
const open = sql<number>`(select count(*)::int from ${evaluationResults}
  where ${evaluationResults.evaluationId} = ${evaluations.id} and ${isOpen})`;

/** The evaluations with their datasets' and makers' names, and how far each is (`planned` and `open` items). */
export const listEvaluations = verb("evaluations:read", async (ctx, input: ListEvaluations) => {
  const { db, workspaceId } = ctx;
  const where = and(
    eq(evaluations.workspaceId, workspaceId),
    input.status ? eq(evaluations.status, input.status) : undefined,
    input.datasetId ? eq(evaluations.datasetId, input.datasetId) : undefined,
    input.suiteId
      ? inArray(evaluations.suiteId, db.select({ id: suites.id }).from(suites).where(isSuite(ctx, input.suiteId)))
      : undefined,
    input.q ? ilike(evaluations.name, likePattern(input.q)) : undefined,
    input.promptId
      ? exists(
          db
            .select({ id: evaluationArms.id })
            .from(evaluationArms)
            .innerJoin(promptVersions, eq(promptVersions.id, evaluationArms.versionId))
            .where(and(eq(evaluationArms.evaluationId, evaluations.id), eq(promptVersions.promptId, input.promptId))),
        )
      : undefined,
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await db
    .select({ ...getTableColumns(evaluations), datasetName: datasets.name, createdByName: users.name, planned, open })
    .from(evaluations)
    .leftJoin(users, eq(users.id, evaluations.createdBy))
    .innerJoin(datasets, eq(datasets.id, evaluations.datasetId))
    .where(where)
    .orderBy(direction(sorts[input.sort]), direction(evaluations.id))
    .limit(limit)
    .offset(offset);
  const total = await db.$count(evaluations, where);
  return paginate(rows, total, input);
});
