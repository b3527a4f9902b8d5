import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, jsonText, updatedAt, workspaceId } from "./columns";
import { suites } from "./suites";
import { environments, workspaces } from "./workspaces";

export const prompts = pgTable(
  "prompts",
  {
    id: id("prm"),
    workspaceId: workspaceId(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    description: text("description"),
    category: text("category"),
    tags: text("tags").array().notNull().default([]),
    ownerId: text("owner_id"),
    /** What checks, gates and schedules of this prompt take unless they name another. */
    defaultSuiteId: text("default_suite_id"),
    lastVersionNumber: integer("last_version_number").notNull().default(0),
    archivedAt: at("archived_at"),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.slug),
    unique().on(t.workspaceId, t.id),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
    foreignKey({ columns: [t.workspaceId, t.defaultSuiteId], foreignColumns: [suites.workspaceId, suites.id] }),
    index().on(t.workspaceId, t.createdAt),
    index("prompts_tags").using("gin", t.tags),
  ],
);

/** Messages, variables and model settings by the SHA-256 of their canonical text; a trigger refuses change. */
export const contents = pgTable(
  "contents",
  {
    workspaceId: workspaceId(),
    hash: text("hash").notNull(),
    body: jsonText("body").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.hash] }),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
  ],
);

/** A numbered step of a prompt. A trigger refuses change of what is no longer a draft. */
export const promptVersions = pgTable(
  "prompt_versions",
  {
    id: id("pv"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    number: integer("number").notNull(),
    state: text("state", { enum: ["draft", "ready", "archived"] }).notNull(),
    contentHash: text("content_hash").notNull(),
    providerId: text("provider_id"),
    changelog: text("changelog"),
    basedOn: text("based_on"),
    publishedAt: at("published_at"),
    publishedBy: text("published_by"),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique().on(t.promptId, t.number),
    unique().on(t.workspaceId, t.id),
    unique().on(t.workspaceId, t.promptId, t.id),
    index("prompt_versions_drafts").on(t.workspaceId, t.updatedAt).where(sql`state = 'draft'`),
    foreignKey({ columns: [t.workspaceId, t.promptId], foreignColumns: [prompts.workspaceId, prompts.id] }),
    foreignKey({ columns: [t.workspaceId, t.contentHash], foreignColumns: [contents.workspaceId, contents.hash] }),
    foreignKey({ columns: [t.workspaceId, t.promptId, t.basedOn], foreignColumns: [t.workspaceId, t.promptId, t.id] }),
    check("prompt_versions_state", sql`${t.state} in ('draft', 'ready', 'archived')`),
  ],
);

/** A release or a rollback, with the evidence that passed the gate. */
export const promotions = pgTable(
  "promotions",
  {
    id: id("pro"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    environment: text("environment").notNull(),
    kind: text("kind", { enum: ["promote", "rollback"] }).notNull(),
    versionId: text("version_id").notNull(),
    fromVersionId: text("from_version_id"),
    reason: text("reason"),
    acceptedBreaking: boolean("accepted_breaking").notNull().default(false),
    /** An admin released it although the gate said no; the reason says why. */
    override: boolean("override").notNull().default(false),
    evidence: jsonb("evidence").$type<Record<string, unknown>>().notNull().default({}),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.promptId, t.createdAt, t.id),
    index().on(t.workspaceId, t.createdAt),
    foreignKey({
      columns: [t.workspaceId, t.promptId, t.versionId],
      foreignColumns: [promptVersions.workspaceId, promptVersions.promptId, promptVersions.id],
    }),
    foreignKey({
      columns: [t.workspaceId, t.promptId, t.fromVersionId],
      foreignColumns: [promptVersions.workspaceId, promptVersions.promptId, promptVersions.id],
    }),
  ],
);

/** Which version an environment serves: one row each, so exactly one version is active. */
export const deployments = pgTable(
  "deployments",
  {
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    environment: text("environment").notNull(),
    versionId: text("version_id").notNull(),
    promotionId: text("promotion_id").notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.promptId, t.environment] }),
    foreignKey({ columns: [t.workspaceId, t.environment], foreignColumns: [environments.workspaceId, environments.name] }),
    foreignKey({ columns: [t.workspaceId, t.promotionId], foreignColumns: [promotions.workspaceId, promotions.id] }),
    foreignKey({
      columns: [t.workspaceId, t.promptId, t.versionId],
      foreignColumns: [promptVersions.workspaceId, promptVersions.promptId, promptVersions.id],
    }),
    index().on(t.workspaceId, t.environment),
    index().on(t.versionId),
  ],
);
