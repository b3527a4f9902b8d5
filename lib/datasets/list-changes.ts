import { and, asc, desc, eq, inArray, or } from "drizzle-orm";
import { caseVersions, datasetCases, datasetRevisions } from "@/db/schema/datasets";
import { notFound } from "@/lib/errors";
import { paginate, window } from "@/lib/pagination";
import { verb } from "@/lib/verb";
import { caseColumns, readDataset, toCase } from "./rows";
import type { ListChanges } from "./schema";

/** What a revision changed against the one before, case by case: the version that ended with it and the one that began. */
export const listChanges = verb("datasets:read", async (ctx, input: ListChanges) => {
  const { id, number } = input;
  await readDataset(ctx, id);
  const [revision] = await ctx.db
    .select()
    .from(datasetRevisions)
    .where(
      and(
        eq(datasetRevisions.workspaceId, ctx.workspaceId),
        eq(datasetRevisions.datasetId, id),
        eq(datasetRevisions.number, number),
      ),
    );
  if (!revision) throw notFound("revision", String(number));

  const touched = and(
    eq(caseVersions.workspaceId, ctx.workspaceId),
    eq(caseVersions.datasetId, id),
    or(eq(caseVersions.fromRevision, number), eq(caseVersions.untilRevision, number)),
  );
  const direction = input.order === "asc" ? asc : desc;
  const { limit, offset } = window(input);
  const chosen = await ctx.db
    .select({ caseId: caseVersions.caseId })
    .from(caseVersions)
    .where(touched)
    .groupBy(caseVersions.caseId, caseVersions.position) // a case keeps its place through its versions
    .orderBy(direction(caseVersions.position))
    .limit(limit)
    .offset(offset);
  const ids = chosen.map(({ caseId }) => caseId);
  const versions = await ctx.db
    .select(caseColumns)
    .from(caseVersions)
    .innerJoin(datasetCases, eq(datasetCases.id, caseVersions.caseId))
    .where(and(touched, inArray(caseVersions.caseId, ids)));

  const data = ids.map((caseId) => {
    const find = (ended: boolean) =>
      versions.find(({ version }) => version.caseId === caseId && (version.untilRevision === number) === ended);
    const [before, after] = [find(true), find(false)];
    const change = before ? (after ? ("changed" as const) : ("removed" as const)) : ("added" as const);
    return { caseId, change, before: before ? toCase(before) : null, after: after ? toCase(after) : null };
  });
  return paginate(data, revision.added + revision.changed + revision.removed, input);
});
