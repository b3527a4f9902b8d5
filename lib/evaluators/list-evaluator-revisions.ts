import { and, asc, desc, eq, getTableColumns } from "drizzle-orm";
import { savedEvaluatorRevisions } from "@/db/schema/evaluators";
import { users } from "@/db/schema/workspaces";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { readSavedRow, toRevision } from "./rows";
import type { ListSavedRevisions } from "./schema";

export const listEvaluatorRevisions = verb("evaluations:read", async (ctx, input: ListSavedRevisions) => {
  const { id } = await readSavedRow(ctx, input.id);
  const where = and(eq(savedEvaluatorRevisions.workspaceId, ctx.workspaceId), eq(savedEvaluatorRevisions.savedId, id));
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const rows = await ctx.db
    .select({ ...getTableColumns(savedEvaluatorRevisions), createdByName: users.name })
    .from(savedEvaluatorRevisions)
    .leftJoin(users, eq(users.id, savedEvaluatorRevisions.createdBy))
    .where(where)
    .orderBy(direction(savedEvaluatorRevisions.number)) // made in order, so time sorts the same
    .limit(limit)
    .offset(offset);
  const total = await ctx.db.$count(savedEvaluatorRevisions, where);
  const revisions = rows.map(({ createdByName, ...row }) => ({ ...toRevision(row), createdByName }));
  return paginate(revisions, total, input);
});
