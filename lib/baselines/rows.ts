import { eq, sql } from "drizzle-orm";
import { baselines } from "@/db/schema/alerts";
import { evaluationArms, evaluations } from "@/db/schema/evaluations";
import { promptVersions } from "@/db/schema/prompts";
import { suites } from "@/db/schema/suites";
import { users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";

const fields = {
  id: baselines.id,
  promptId: baselines.promptId,
  suiteId: baselines.suiteId,
  suiteSlug: suites.slug,
  suiteName: suites.name,
  suiteRevision: baselines.suiteRevision,
  suiteChanged: sql<boolean>`${suites.revision} <> ${baselines.suiteRevision}`,
  evaluationId: baselines.evaluationId,
  evaluationName: evaluations.name,
  armId: baselines.armId,
  versionId: baselines.versionId,
  number: promptVersions.number,
  trials: evaluations.trials,
  passRate: sql<number | null>`${evaluationArms.passed}::float8 / nullif(${evaluationArms.scored}, 0)`,
  createdBy: baselines.createdBy,
  createdByName: users.name,
  createdAt: baselines.createdAt,
  retiredAt: baselines.retiredAt,
};

/** Baselines as they are told, with the names of what they speak of. */
export const selectBaselines = ({ db }: Context) =>
  db
    .select(fields)
    .from(baselines)
    .innerJoin(suites, eq(suites.id, baselines.suiteId))
    .innerJoin(evaluations, eq(evaluations.id, baselines.evaluationId))
    .innerJoin(evaluationArms, eq(evaluationArms.id, baselines.armId))
    .innerJoin(promptVersions, eq(promptVersions.id, baselines.versionId))
    .leftJoin(users, eq(users.id, baselines.createdBy));
