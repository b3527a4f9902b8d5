import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, jsonText, updatedAt, workspaceId } from "./columns";
import { workspaces } from "./workspaces";

export const datasets = pgTable(
  "datasets",
  {
    id: id("ds"),
    workspaceId: workspaceId(),
    name: text("name").notNull(),
    description: text("description"),
    tags: text("tags").array().notNull().default([]),
    variables: jsonText("variables").notNull().default("[]"),
    revision: integer("revision").notNull().default(0),
    caseCount: integer("case_count").notNull().default(0),
    archivedAt: at("archived_at"),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    unique().on(t.workspaceId, t.name),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
    index().on(t.workspaceId, t.createdAt),
  ],
);

/** One change request makes one revision; an evaluation pins one. */
export const datasetRevisions = pgTable(
  "dataset_revisions",
  {
    workspaceId: workspaceId(),
    datasetId: text("dataset_id").notNull(),
    number: integer("number").notNull(),
    added: integer("added").notNull(),
    changed: integer("changed").notNull(),
    removed: integer("removed").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.datasetId, t.number] }),
    unique().on(t.workspaceId, t.datasetId, t.number),
    foreignKey({ columns: [t.workspaceId, t.datasetId], foreignColumns: [datasets.workspaceId, datasets.id] }),
  ],
);

/** The identity of a case through its changes. */
export const datasetCases = pgTable(
  "dataset_cases",
  {
    id: id("case"),
    workspaceId: workspaceId(),
    datasetId: text("dataset_id").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    unique().on(t.workspaceId, t.datasetId, t.id),
    foreignKey({ columns: [t.workspaceId, t.datasetId], foreignColumns: [datasets.workspaceId, datasets.id] }),
  ],
);

/**
 * All that is looked through for a text, of `case_versions`: lower case, escaped as in JSON. Generated, and no column of its table here,
 * so that no select carries it.
 */
export const caseSearch = sql`"case_versions"."search"`;

/**
 * What a case held from one revision up to (not including) another; `until_revision` null is how it stands now.
 * Revision r of a dataset is: from_revision <= r and (until_revision is null or until_revision > r).
 */
export const caseVersions = pgTable(
  "case_versions",
  {
    id: id("cv"),
    workspaceId: workspaceId(),
    datasetId: text("dataset_id").notNull(),
    caseId: text("case_id").notNull(),
    fromRevision: integer("from_revision").notNull(),
    untilRevision: integer("until_revision"),
    position: integer("position").notNull(),
    externalId: text("external_id"),
    name: text("name"),
    variables: jsonText("variables").notNull(),
    expectations: jsonText("expectations").notNull(),
    contentHash: text("content_hash").notNull(),
    tags: text("tags").array().notNull().default([]),
    groupKey: text("group_key"),
    split: text("split", { enum: ["dev", "gate"] })
      .notNull()
      .default("dev"),
    /** Why it is left out of evaluations; null where it is not. */
    quarantined: text("quarantined"),
    metadata: jsonText("metadata").notNull().default("{}"),
    createdAt: createdAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    // In this order it also serves the check of the foreign key below, which a large delete makes row by row.
    unique().on(t.workspaceId, t.datasetId, t.caseId, t.fromRevision),
    uniqueIndex("case_versions_current").on(t.caseId).where(sql`until_revision is null`),
    uniqueIndex("case_versions_external_id")
      .on(t.datasetId, t.externalId)
      .where(sql`until_revision is null and external_id is not null`),
    index("case_versions_list").on(t.datasetId, t.position),
    foreignKey({
      columns: [t.workspaceId, t.datasetId, t.caseId],
      foreignColumns: [datasetCases.workspaceId, datasetCases.datasetId, datasetCases.id],
    }),
    check("case_versions_revisions", sql`${t.untilRevision} is null or ${t.untilRevision} > ${t.fromRevision}`),
  ],
);
