import { sql } from "drizzle-orm";
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, jsonText, updatedAt, workspaceId } from "./columns";
import { datasets } from "./datasets";
import { workspaces } from "./workspaces";

/** A named recipe of an evaluation; what it asks stands in its revisions. */
export const suites = pgTable(
  "suites",
  {
    id: id("su"),
    workspaceId: workspaceId(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    description: text("description"),
    revision: integer("revision").notNull().default(1),
    archivedAt: at("archived_at"),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    unique().on(t.workspaceId, t.slug),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
    index().on(t.workspaceId, t.createdAt),
  ],
);

/** What a suite asked from one change to the next; a trigger refuses change. */
export const suiteRevisions = pgTable(
  "suite_revisions",
  {
    workspaceId: workspaceId(),
    suiteId: text("suite_id").notNull(),
    number: integer("number").notNull(),
    datasetId: text("dataset_id").notNull(),
    /** Which cases it takes unless the start says otherwise; null is all. */
    split: text("split", { enum: ["dev", "gate"] }),
    /** Uses of evaluators as a start takes them, those of saved ones with their revision. */
    evaluators: jsonText("evaluators").notNull(),
    passThreshold: doublePrecision("pass_threshold"),
    trials: integer("trials").notNull(),
    /** What the verdict is about: `passRate`, `meanScore`, `latencyMs`, `costUsd` or the key of an evaluator. */
    primaryMetric: text("primary_metric").notNull(),
    /** How much worse it may be before a customer notices. */
    margin: doublePrecision("margin").notNull(),
    guardrails: jsonb("guardrails").$type<{ metric: string; margin: number }[]>().notNull().default([]),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.suiteId, t.number] }),
    unique().on(t.workspaceId, t.suiteId, t.number),
    foreignKey({ columns: [t.workspaceId, t.suiteId], foreignColumns: [suites.workspaceId, suites.id] }),
    foreignKey({ columns: [t.workspaceId, t.datasetId], foreignColumns: [datasets.workspaceId, datasets.id] }),
    index().on(t.datasetId),
    check("suite_revisions_margin", sql`${t.margin} > 0`),
  ],
);
