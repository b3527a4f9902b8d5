import { and, eq, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { caseVersions, datasetCases, datasetRevisions, datasets } from "@/db/schema/datasets";
import type { Context } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import type { Variable } from "@/lib/templates/content";
import type { DatasetCase } from "./schema";

type StoredDataset = typeof datasets.$inferSelect;
export type DatasetRow = Omit<StoredDataset, "variables"> & { variables: Variable[] };

export const toDataset = (row: StoredDataset): DatasetRow => ({ ...row, variables: JSON.parse(row.variables) });

const byId = (ctx: Context, id: string) => and(eq(datasets.workspaceId, ctx.workspaceId), eq(datasets.id, id));

export async function readDataset(ctx: Context, id: string): Promise<DatasetRow> {
  const [row] = await ctx.db.select().from(datasets).where(byId(ctx, id));
  if (!row) throw notFound("dataset", id);
  return toDataset(row);
}

/** The dataset, held until the transaction ends: revisions are made one after another. */
export async function lockDataset(ctx: Context, id: string): Promise<DatasetRow> {
  const [row] = await ctx.db.select().from(datasets).where(byId(ctx, id)).for("update");
  if (!row) throw notFound("dataset", id);
  return toDataset(row);
}

/** The same for a change of its cases, which an archived dataset does not take. */
export async function lockForCases(ctx: Context, id: string): Promise<DatasetRow> {
  const dataset = await lockDataset(ctx, id);
  if (dataset.archivedAt) throw conflict(`The dataset “${dataset.name}” is archived: take it out of the archive first.`);
  return dataset;
}

/** The versions of cases that make up a revision. */
export const inRevision = (revision: number): SQL =>
  sql`(${and(lte(caseVersions.fromRevision, revision), or(isNull(caseVersions.untilRevision), gt(caseVersions.untilRevision, revision)))})`;

/** The versions of cases as they stand now, or as they stood in a revision. */
export const standing = (revision?: number): SQL =>
  revision === undefined ? isNull(caseVersions.untilRevision) : inRevision(revision);

/** Raises the dataset's revision, under the lock of `lockForCases`, and says what it changed. */
export async function recordRevision(
  ctx: Context,
  dataset: DatasetRow,
  change: { added: number; changed: number; removed: number },
): Promise<number> {
  const number = dataset.revision + 1;
  const caseCount = dataset.caseCount + change.added - change.removed;
  await ctx.db.update(datasets).set({ revision: number, caseCount }).where(byId(ctx, dataset.id));
  await ctx.db
    .insert(datasetRevisions)
    .values({ workspaceId: ctx.workspaceId, datasetId: dataset.id, number, ...change, createdBy: makerOf(ctx) });
  return number;
}

/** Where the last case of a dataset ever stood; new ones come after it. */
export async function lastPosition(ctx: Context, datasetId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ last: sql<number>`coalesce(max(${caseVersions.position}), 0)`.mapWith(Number) })
    .from(caseVersions)
    .where(and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.datasetId, datasetId)));
  return row?.last ?? 0;
}

export const makerOf = ({ principal }: Context): string | null => (principal.kind === "system" ? null : principal.id);

/** What a query of cases selects, for `toCase`. */
export const caseColumns = { version: caseVersions, createdBy: datasetCases.createdBy, createdAt: datasetCases.createdAt };

type SelectedCase = { version: typeof caseVersions.$inferSelect; createdBy: string | null; createdAt: Date };
export const toCase = ({ version, createdBy, createdAt }: SelectedCase): DatasetCase => ({
  id: version.caseId,
  datasetId: version.datasetId,
  revision: version.fromRevision,
  position: version.position,
  name: version.name,
  externalId: version.externalId,
  variables: JSON.parse(version.variables),
  expectations: JSON.parse(version.expectations),
  contentHash: version.contentHash,
  tags: version.tags,
  group: version.groupKey,
  split: version.split,
  quarantined: version.quarantined,
  metadata: JSON.parse(version.metadata),
  createdBy,
  createdAt,
  updatedAt: version.createdAt,
});

/** A case as it stands, or as it stood in a revision. */
export async function readCase(ctx: Context, id: string, revision?: number): Promise<DatasetCase> {
  const [row] = await ctx.db
    .select(caseColumns)
    .from(caseVersions)
    .innerJoin(datasetCases, eq(datasetCases.id, caseVersions.caseId))
    .where(and(eq(caseVersions.workspaceId, ctx.workspaceId), eq(caseVersions.caseId, id), standing(revision)));
  if (!row) throw notFound("case", id);
  return toCase(row);
}
