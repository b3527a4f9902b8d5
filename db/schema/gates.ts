import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id, updatedAt, workspaceId } from "./columns";
import { evaluations } from "./evaluations";
import { promotions, prompts, promptVersions } from "./prompts";
import { suiteRevisions } from "./suites";
import { environments } from "./workspaces";

/** The rules a version of a prompt meets before an environment serves it; without a row promotion is free. */
export const gates = pgTable(
  "gates",
  {
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    environment: text("environment").notNull(),
    /** The revision the rules were set for: once the suite has another, the gate stays shut until it is accepted. */
    suiteId: text("suite_id"),
    suiteRevision: integer("suite_revision"),
    rules: jsonb("rules").$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.promptId, t.environment] }),
    index().on(t.suiteId),
    foreignKey({ columns: [t.workspaceId, t.promptId], foreignColumns: [prompts.workspaceId, prompts.id] }),
    foreignKey({ columns: [t.workspaceId, t.environment], foreignColumns: [environments.workspaceId, environments.name] }),
    foreignKey({
      columns: [t.workspaceId, t.suiteId, t.suiteRevision],
      foreignColumns: [suiteRevisions.workspaceId, suiteRevisions.suiteId, suiteRevisions.number],
    }),
  ],
);

/** Every change of a gate that somebody asked for. One that loosens it waits for a second person. */
export const gateChanges = pgTable(
  "gate_changes",
  {
    id: id("gc"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    environment: text("environment").notNull(),
    /** The gate before and after, as the API tells it; null is no gate. */
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    /** In which ways it asks for less than before, each in a sentence. */
    loosens: text("loosens").array().notNull().default([]),
    state: text("state", { enum: ["applied", "pending", "declined"] }).notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
    decidedBy: text("decided_by"),
    decidedAt: at("decided_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.promptId, t.createdAt),
    uniqueIndex("gate_changes_pending").on(t.promptId, t.environment).where(sql`state = 'pending'`),
    foreignKey({ columns: [t.workspaceId, t.promptId], foreignColumns: [prompts.workspaceId, prompts.id] }),
  ],
);

/** What a person said about releasing a content; the newest of each person counts, for that content alone. */
export const approvals = pgTable(
  "approvals",
  {
    id: id("apr"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    versionId: text("version_id").notNull(),
    contentHash: text("content_hash").notNull(),
    decision: text("decision", { enum: ["approve", "decline"] }).notNull(),
    comment: text("comment"),
    createdBy: createdBy(),
    createdAt: createdAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.promptId, t.contentHash),
    index().on(t.versionId),
    foreignKey({
      columns: [t.workspaceId, t.promptId, t.versionId],
      foreignColumns: [promptVersions.workspaceId, promptVersions.promptId, promptVersions.id],
    }),
  ],
);

/** Who wrote a version: made it, saved it, published it or wrote what it was cloned from; a key's work is its maker's. */
export const versionEdits = pgTable(
  "version_edits",
  {
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    versionId: text("version_id").notNull(),
    personId: text("person_id").notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.personId] }),
    index().on(t.promptId, t.updatedAt),
    foreignKey({
      columns: [t.workspaceId, t.promptId, t.versionId],
      foreignColumns: [promptVersions.workspaceId, promptVersions.promptId, promptVersions.id],
    }).onDelete("cascade"),
  ],
);

/** A version that was rolled back: an environment does not take it again until a person releases it. */
export const versionHolds = pgTable(
  "version_holds",
  {
    id: id("hold"),
    workspaceId: workspaceId(),
    promptId: text("prompt_id").notNull(),
    environment: text("environment").notNull(),
    versionId: text("version_id").notNull(),
    promotionId: text("promotion_id").notNull(),
    reason: text("reason").notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
    releasedBy: text("released_by"),
    releasedAt: at("released_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    uniqueIndex("version_holds_open").on(t.versionId, t.environment).where(sql`released_at is null`),
    index().on(t.promptId),
    foreignKey({ columns: [t.workspaceId, t.promotionId], foreignColumns: [promotions.workspaceId, promotions.id] }),
    foreignKey({
      columns: [t.workspaceId, t.promptId, t.versionId],
      foreignColumns: [promptVersions.workspaceId, promptVersions.promptId, promptVersions.id],
    }),
  ],
);

/** The evaluations that a promotion's evidence was counted from: they never change again and are never removed. */
export const promotionEvaluations = pgTable(
  "promotion_evaluations",
  {
    workspaceId: workspaceId(),
    promotionId: text("promotion_id").notNull(),
    evaluationId: text("evaluation_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.promotionId, t.evaluationId] }),
    index().on(t.evaluationId),
    foreignKey({ columns: [t.workspaceId, t.promotionId], foreignColumns: [promotions.workspaceId, promotions.id] }),
    foreignKey({ columns: [t.workspaceId, t.evaluationId], foreignColumns: [evaluations.workspaceId, evaluations.id] }),
  ],
);
