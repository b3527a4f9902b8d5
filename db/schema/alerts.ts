import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, updatedAt, workspaceId } from "./columns";
import { evaluationArms, evaluations } from "./evaluations";
import { prompts, promptVersions } from "./prompts";
import { suiteRevisions, suites } from "./suites";
import { environments } from "./workspaces";

/** A golden run: what a prompt came to on a suite when a person said that it is good. */
export const baselines = pgTable(
  "baselines",
  {
    id: id("bl"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    suiteId: text("suite_id").notNull(),
    suiteRevision: integer("suite_revision").notNull(),
    evaluationId: text("evaluation_id").notNull(),
    armId: text("arm_id").notNull(),
    versionId: text("version_id").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
    /** When another was pinned in its place; null is the one that counts. */
    retiredAt: at("retired_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    uniqueIndex("baselines_present").on(t.promptId, t.suiteId).where(sql`retired_at is null`),
    index().on(t.evaluationId),
    foreignKey({ columns: [t.workspaceId, t.promptId], foreignColumns: [prompts.workspaceId, prompts.id] }),
    foreignKey({ columns: [t.workspaceId, t.versionId], foreignColumns: [promptVersions.workspaceId, promptVersions.id] }),
    foreignKey({
      columns: [t.workspaceId, t.suiteId, t.suiteRevision],
      foreignColumns: [suiteRevisions.workspaceId, suiteRevisions.suiteId, suiteRevisions.number],
    }),
    foreignKey({
      columns: [t.workspaceId, t.evaluationId, t.armId],
      foreignColumns: [evaluationArms.workspaceId, evaluationArms.evaluationId, evaluationArms.id],
    }),
  ],
);

/** When what an environment serves is measured again. */
export const schedules = pgTable(
  "schedules",
  {
    id: id("sch"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    suiteId: text("suite_id").notNull(),
    environment: text("environment").notNull(),
    cron: text("cron").notNull(),
    timeZone: text("time_zone").notNull(),
    /** Of one run; it is stopped once its calls have cost that. */
    budgetUsd: doublePrecision("budget_usd"),
    enabled: boolean("enabled").notNull().default(true),
    nextAt: at("next_at"),
    /** Why it could not start when it was due last; null when it did. */
    problem: text("problem"),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    /** When it was removed; what it measured stays. */
    archivedAt: at("archived_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    uniqueIndex("schedules_present").on(t.promptId, t.suiteId, t.environment).where(sql`archived_at is null`),
    index().on(t.workspaceId, t.createdAt),
    index("schedules_due").on(t.nextAt).where(sql`enabled`),
    foreignKey({ columns: [t.workspaceId, t.promptId], foreignColumns: [prompts.workspaceId, prompts.id] }),
    foreignKey({ columns: [t.workspaceId, t.suiteId], foreignColumns: [suites.workspaceId, suites.id] }),
    foreignKey({ columns: [t.workspaceId, t.environment], foreignColumns: [environments.workspaceId, environments.name] }),
  ],
);

/** One time a schedule measured: the evaluation, the one that confirmed it, and what came of it. */
export const scheduleRuns = pgTable(
  "schedule_runs",
  {
    id: id("srn"),
    workspaceId: workspaceId(),
    scheduleId: text("schedule_id").notNull(),
    baselineId: text("baseline_id"),
    evaluationId: text("evaluation_id").notNull(),
    confirmingId: text("confirming_id"),
    outcome: text("outcome", { enum: ["running", "confirming", "fine", "alert", "unclear"] })
      .notNull()
      .default("running"),
    /** Why nothing can be said, in words. */
    problem: text("problem"),
    createdAt: createdAt(),
    finishedAt: at("finished_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    unique().on(t.evaluationId),
    unique().on(t.confirmingId),
    index().on(t.scheduleId, t.createdAt),
    index("schedule_runs_open").on(t.scheduleId).where(sql`outcome in ('running', 'confirming')`),
    foreignKey({ columns: [t.workspaceId, t.scheduleId], foreignColumns: [schedules.workspaceId, schedules.id] }),
    foreignKey({ columns: [t.workspaceId, t.baselineId], foreignColumns: [baselines.workspaceId, baselines.id] }),
    foreignKey({ columns: [t.workspaceId, t.evaluationId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
    foreignKey({ columns: [t.workspaceId, t.confirmingId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
  ],
);

/** What is served is worse than its baseline, and was so twice. One for each loss until it is resolved. */
export const alerts = pgTable(
  "alerts",
  {
    id: id("al"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    environment: text("environment").notNull(),
    suiteId: text("suite_id").notNull(),
    versionId: text("version_id").notNull(),
    scheduleRunId: text("schedule_run_id").notNull(),
    baselineId: text("baseline_id").notNull(),
    evaluationId: text("evaluation_id").notNull(),
    confirmingId: text("confirming_id").notNull(),
    /** Both comparisons: primary metric, difference, interval. */
    figures: jsonb("figures").$type<Record<string, unknown>>().notNull(),
    state: text("state", { enum: ["open", "acknowledged", "resolved"] })
      .notNull()
      .default("open"),
    note: text("note"),
    acknowledgedBy: text("acknowledged_by"),
    acknowledgedAt: at("acknowledged_at"),
    resolvedBy: text("resolved_by"),
    resolvedAt: at("resolved_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    uniqueIndex("alerts_unresolved").on(t.promptId, t.suiteId, t.environment).where(sql`state <> 'resolved'`),
    unique().on(t.scheduleRunId),
    index().on(t.workspaceId, t.createdAt),
    foreignKey({ columns: [t.workspaceId, t.promptId], foreignColumns: [prompts.workspaceId, prompts.id] }),
    foreignKey({ columns: [t.workspaceId, t.scheduleRunId], foreignColumns: [scheduleRuns.workspaceId, scheduleRuns.id] }),
    foreignKey({ columns: [t.workspaceId, t.baselineId], foreignColumns: [baselines.workspaceId, baselines.id] }),
    foreignKey({ columns: [t.workspaceId, t.evaluationId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
    foreignKey({ columns: [t.workspaceId, t.confirmingId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
  ],
);
