import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { one } from "@/db/rows";
import { promotions, prompts, promptVersions } from "@/db/schema/prompts";
import { users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";
import { verb } from "@/lib/verb";
import { readAlerts } from "./read-alerts";
import { readDays } from "./read-days";
import { readEvaluations } from "./read-evaluations";
import { readLately } from "./read-lately";
import type { GetStats } from "./schema";

/** Of what waits for a person. */
const shown = 5;
const countOf = (alerts: { state: string }[], state: string) => alerts.filter((alert) => alert.state === state).length;

type Counts = Record<"prompts" | "versions" | "activeVersions" | "drafts" | "datasets" | "cases" | "evaluations", number>;

/**
 * The dashboard's figures: six statements, of which none looks at results, whatever the size of the workspace. What only counts may be
 * some seconds old; what somebody acts on next (evaluations, alerts, drafts) may not.
 */
export const getStats = verb("evaluations:read", async (ctx, { days, tz }: GetStats) => {
  const [counts, perDay, latest, drafts, evaluations, alerts] = await Promise.all([
    readLately(ctx.db, (db) => readCounts({ ...ctx, db })),
    readLately(ctx.db, (db) => readDays({ ...ctx, db }, days, tz)),
    readLately(ctx.db, (db) => readPromotions({ ...ctx, db })),
    readDrafts(ctx),
    readEvaluations(ctx),
    readAlerts(ctx),
  ]);
  const { latest: latestEvaluations, running, wanting } = evaluations;
  return {
    counts,
    days: perDay,
    promotions: latest,
    evaluations: latestEvaluations,
    alerts: { open: countOf(alerts, "open"), acknowledged: countOf(alerts, "acknowledged") },
    attention: { alerts: alerts.slice(0, shown), running, evaluations: wanting, drafts },
  };
});

const readCounts = async ({ db, workspaceId }: Context) =>
  one(
    await db.execute<Counts>(sql`
      select
        (select count(*) from prompts where workspace_id = ${workspaceId} and archived_at is null)::int as prompts,
        (select count(*) from prompt_versions where workspace_id = ${workspaceId})::int as versions,
        (select count(*) from deployments where workspace_id = ${workspaceId} and environment = 'production')::int
          as "activeVersions",
        (select count(*) from prompt_versions v join prompts p on p.id = v.prompt_id
          where v.workspace_id = ${workspaceId} and v.state = 'draft' and p.archived_at is null)::int as drafts,
        (select count(*) from datasets where workspace_id = ${workspaceId} and archived_at is null)::int as datasets,
        (select coalesce(sum(case_count), 0) from datasets where workspace_id = ${workspaceId} and archived_at is null)::int as cases,
        (select count(*) from evaluations where workspace_id = ${workspaceId})::int as evaluations`),
  );

const from = alias(promptVersions, "from_version");

const readPromotions = ({ db, workspaceId }: Context) =>
  db
    .select({
      id: promotions.id,
      kind: promotions.kind,
      promptSlug: prompts.slug,
      promptName: prompts.name,
      environment: promotions.environment,
      number: promptVersions.number,
      fromNumber: from.number,
      reason: promotions.reason,
      createdBy: promotions.createdBy,
      createdByName: users.name,
      createdAt: promotions.createdAt,
    })
    .from(promotions)
    .innerJoin(promptVersions, eq(promptVersions.id, promotions.versionId))
    .innerJoin(prompts, eq(prompts.id, promotions.promptId))
    .leftJoin(from, eq(from.id, promotions.fromVersionId))
    .leftJoin(users, eq(users.id, promotions.createdBy))
    .where(eq(promotions.workspaceId, workspaceId))
    .orderBy(desc(promotions.createdAt), desc(promotions.id))
    .limit(10);

/** The drafts that were worked on last. */
const readDrafts = ({ db, workspaceId }: Context) =>
  db
    .select({
      id: promptVersions.id,
      promptSlug: prompts.slug,
      promptName: prompts.name,
      number: promptVersions.number,
      createdByName: users.name,
      updatedAt: promptVersions.updatedAt,
    })
    .from(promptVersions)
    .innerJoin(prompts, eq(prompts.id, promptVersions.promptId))
    .leftJoin(users, eq(users.id, promptVersions.createdBy))
    .where(and(eq(promptVersions.workspaceId, workspaceId), sql`${promptVersions.state} = 'draft'`, isNull(prompts.archivedAt)))
    .orderBy(desc(promptVersions.updatedAt))
    .limit(5);
