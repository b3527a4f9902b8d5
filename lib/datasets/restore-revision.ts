import { and, eq, sql } from "drizzle-orm";
import { datasetRevisions } from "@/db/schema/datasets";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { forbidden, notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import type { Restored, RestoreRevision } from "./change-schema";
import { copyVersions } from "./copy-versions";
import { refuseMisfits } from "./refuse-misfits";
import { requireGateCases } from "./require-gate-cases";
import { lockForCases, recordRevision } from "./rows";

type Difference = { old: string | null; now: string | null; eases: boolean };

/** Makes the cases what they were in an old revision, as a new one; nothing that came between is lost. */
export const restoreRevision = verb(
  "datasets:write",
  (ctx, { id, number }: RestoreRevision): Promise<Restored> =>
    inTransaction(ctx, async (ctx) => {
      const dataset = await lockForCases(ctx, id);
      await requireRevision(ctx, id, number);
      const differences = await compare(ctx, id, number);
      const added = differences.filter(({ now }) => now === null).length;
      const removed = differences.filter(({ old }) => old === null).length;
      const change = { added, changed: differences.length - added - removed, removed };
      if (differences.length === 0) return { revision: dataset.revision, ...change };
      if (differences.some(({ eases }) => eases) && !ctx.principal.scopes.has("workspace:admin"))
        throw forbidden("This changes the quarantine of a gate case, which needs the permission “workspace:admin”.");
      const revision = await recordRevision(ctx, dataset, change);
      await endVersions(ctx, id, revision, differences);
      const copies = differences.flatMap(({ old }) => (old === null ? [] : [{ from: old }]));
      await copyVersions(ctx, id, revision, copies);
      await refuseMisfits(ctx, id, dataset.variables);
      await requireGateCases(ctx, id, revision);
      await recordAudit(ctx, "dataset.restored", id, { revision, from: number, ...change });
      return { revision, ...change };
    }),
);

async function requireRevision(ctx: Context, datasetId: string, number: number): Promise<void> {
  const found = await ctx.db.$count(
    datasetRevisions,
    and(
      eq(datasetRevisions.workspaceId, ctx.workspaceId),
      eq(datasetRevisions.datasetId, datasetId),
      eq(datasetRevisions.number, number),
    ),
  );
  if (found === 0) throw notFound("revision", String(number));
}

const signature = (of: "o" | "n") =>
  sql.raw(
    `row(${["content_hash", "name", "external_id", "tags", "group_key", "split", "quarantined", "metadata"].map((name) => `${of}.${name}`).join(", ")})`,
  );

/** The cases that stand otherwise now than in the revision, by the ids of their versions. */
async function compare({ db, workspaceId }: Context, datasetId: string, number: number): Promise<Difference[]> {
  return db.execute<Difference>(sql`
    with o as (select * from case_versions where workspace_id = ${workspaceId} and dataset_id = ${datasetId}
        and from_revision <= ${number} and (until_revision is null or until_revision > ${number})),
      n as (select * from case_versions where workspace_id = ${workspaceId} and dataset_id = ${datasetId} and until_revision is null)
    select o.id as old, n.id as now, o.id is not null and n.id is not null and o.quarantined is distinct from n.quarantined
      and 'gate' in (o.split, n.split) as eases
    from o full join n on n.case_id = o.case_id
    where o.id is null or n.id is null or ${signature("o")} is distinct from ${signature("n")}`);
}

/** First of all, so that an externalId is free again for the case that had it. */
async function endVersions({ db, workspaceId }: Context, datasetId: string, revision: number, differences: Difference[]) {
  const ended = JSON.stringify(differences.flatMap(({ now }) => now ?? []));
  await db.execute(sql`
    update case_versions set until_revision = ${revision}
    where workspace_id = ${workspaceId} and dataset_id = ${datasetId} and until_revision is null
      and id in (select json_array_elements_text(${ended}::text::json))`);
}
