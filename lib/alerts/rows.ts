import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { alerts, baselines, scheduleRuns } from "@/db/schema/alerts";
import { evaluationArms } from "@/db/schema/evaluations";
import { deployments, prompts, promptVersions } from "@/db/schema/prompts";
import { suites } from "@/db/schema/suites";
import { users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { alertSentence } from "./alert-sentence";
import { AlertFigures } from "./schema";

const served = alias(promptVersions, "served_version");
const golden = alias(promptVersions, "golden_version");
const firstArm = alias(evaluationArms, "first_arm");
const confirmingArm = alias(evaluationArms, "confirming_arm");
const acknowledger = alias(users, "acknowledger");
const resolver = alias(users, "resolver");

const fields = {
  id: alerts.id,
  state: alerts.state,
  promptId: alerts.promptId,
  promptSlug: prompts.slug,
  promptName: prompts.name,
  environment: alerts.environment,
  versionId: alerts.versionId,
  number: promptVersions.number,
  servedNumber: served.number,
  isServed: sql<boolean>`${deployments.versionId} is not distinct from ${alerts.versionId}`,
  suiteId: alerts.suiteId,
  suiteSlug: suites.slug,
  suiteName: suites.name,
  scheduleId: scheduleRuns.scheduleId,
  baselineId: alerts.baselineId,
  baseline: {
    evaluationId: baselines.evaluationId,
    armId: baselines.armId,
    versionId: baselines.versionId,
    number: golden.number,
  },
  evaluationId: alerts.evaluationId,
  armId: firstArm.id,
  confirmingId: alerts.confirmingId,
  confirmingArmId: confirmingArm.id,
  figures: alerts.figures,
  note: alerts.note,
  acknowledgedBy: alerts.acknowledgedBy,
  acknowledgedByName: acknowledger.name,
  acknowledgedAt: alerts.acknowledgedAt,
  resolvedBy: alerts.resolvedBy,
  resolvedByName: resolver.name,
  resolvedAt: alerts.resolvedAt,
  createdAt: alerts.createdAt,
  updatedAt: alerts.updatedAt,
};

/** Alerts with the names of what they speak of, and what is served by now. */
export const selectAlerts = ({ db }: Context) =>
  db
    .select(fields)
    .from(alerts)
    .innerJoin(prompts, eq(prompts.id, alerts.promptId))
    .innerJoin(promptVersions, eq(promptVersions.id, alerts.versionId))
    .innerJoin(suites, eq(suites.id, alerts.suiteId))
    .innerJoin(scheduleRuns, eq(scheduleRuns.id, alerts.scheduleRunId))
    .innerJoin(baselines, eq(baselines.id, alerts.baselineId))
    .innerJoin(golden, eq(golden.id, baselines.versionId))
    .innerJoin(firstArm, eq(firstArm.evaluationId, alerts.evaluationId))
    .innerJoin(confirmingArm, eq(confirmingArm.evaluationId, alerts.confirmingId))
    .leftJoin(deployments, and(eq(deployments.promptId, alerts.promptId), eq(deployments.environment, alerts.environment)))
    .leftJoin(served, eq(served.id, deployments.versionId))
    .leftJoin(acknowledger, eq(acknowledger.id, alerts.acknowledgedBy))
    .leftJoin(resolver, eq(resolver.id, alerts.resolvedBy));

type Row = Awaited<ReturnType<typeof selectAlerts>>[number];

/** An alert as it is told. */
export function describeAlert(row: Row) {
  const figures = AlertFigures.parse(row.figures);
  return { ...row, figures, sentence: alertSentence({ ...row, figures }) };
}

export async function readAlert(ctx: Context, id: string) {
  const [alert] = await selectAlerts(ctx).where(and(eq(alerts.workspaceId, ctx.workspaceId), eq(alerts.id, id)));
  if (!alert) throw notFound("alert", id);
  return describeAlert(alert);
}
