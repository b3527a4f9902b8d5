import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, jsonText, updatedAt, workspaceId } from "./columns";
import { workspaces } from "./workspaces";

/** A configured evaluator under a name; `current_revision` is the one that is used, null until one has passed its fixtures. */
export const savedEvaluators = pgTable(
  "saved_evaluators",
  {
    id: id("sev"),
    workspaceId: workspaceId(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    description: text("description"),
    ownerId: text("owner_id"),
    lastRevision: integer("last_revision").notNull().default(0),
    currentRevision: integer("current_revision"),
    archivedAt: at("archived_at"),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    unique().on(t.workspaceId, t.slug),
    index().on(t.workspaceId, t.createdAt),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
    foreignKey({
      columns: [t.workspaceId, t.id, t.currentRevision],
      foreignColumns: ofRevision(),
      name: "saved_evaluators_current",
    }),
  ],
);

/**
 * What a saved evaluator was at one time; all but what its fixtures last came to never changes (trigger). `checked_fingerprint` says
 * with which module they ran: an evaluator that has changed since is to pass them again.
 */
export const savedEvaluatorRevisions = pgTable(
  "saved_evaluator_revisions",
  {
    workspaceId: workspaceId(),
    savedId: text("saved_id").notNull(),
    number: integer("number").notNull(),
    type: text("type").notNull(),
    typeVersion: integer("type_version").notNull(),
    options: jsonText("options").notNull(),
    fingerprint: text("fingerprint").notNull(),
    weight: doublePrecision("weight").notNull(),
    threshold: doublePrecision("threshold"),
    required: boolean("required").notNull(),
    negate: boolean("negate").notNull(),
    fixtures: jsonText("fixtures").notNull(),
    changelog: text("changelog"),
    passed: boolean("passed").notNull(),
    report: jsonText("report").notNull(),
    checkedFingerprint: text("checked_fingerprint").notNull(),
    checkedAt: at("checked_at").notNull().defaultNow(),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.savedId, t.number] }),
    unique("saved_evaluator_revisions_of").on(t.workspaceId, t.savedId, t.number),
    foreignKey({
      columns: [t.workspaceId, t.savedId],
      foreignColumns: [savedEvaluators.workspaceId, savedEvaluators.id],
      name: "saved_evaluator_revisions_saved",
    }),
    check("saved_evaluator_revisions_threshold", sql`${t.threshold} between 0 and 1`),
  ],
);

/** The two tables name each other: this one's columns are looked up once both are there. */
function ofRevision(): [AnyPgColumn, AnyPgColumn, AnyPgColumn] {
  return [savedEvaluatorRevisions.workspaceId, savedEvaluatorRevisions.savedId, savedEvaluatorRevisions.number];
}

/** Samples scored apart from any evaluation by an evaluator that asks a model: what its calls in the ledger were for. */
export const evaluatorTries = pgTable(
  "evaluator_tries",
  {
    id: id("try"),
    workspaceId: workspaceId(),
    purpose: text("purpose", { enum: ["try", "fixtures"] }).notNull(),
    type: text("type").notNull(),
    fingerprint: text("fingerprint").notNull(),
    samples: integer("samples").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.workspaceId, t.createdAt),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
  ],
);
