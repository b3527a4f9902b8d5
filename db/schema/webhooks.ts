import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { Envelope } from "@/lib/secrets/seal-secret";
import { at, createdAt, createdBy, id, jsonText, updatedAt, workspaceId } from "./columns";
import { workspaces } from "./workspaces";

/** What a workspace's webhooks are signed with: one without an end, and its predecessor until its end. */
export const webhookSecrets = pgTable(
  "webhook_secrets",
  {
    id: id("whs"),
    workspaceId: workspaceId(),
    sealed: jsonb("sealed").$type<Envelope>().notNull(),
    createdBy: createdBy(),
    createdAt: createdAt(),
    expiresAt: at("expires_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    uniqueIndex("webhook_secrets_present").on(t.workspaceId).where(sql`expires_at is null`),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
  ],
);

/** Where a workspace is told of what happens. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: id("wh"),
    workspaceId: workspaceId(),
    url: text("url").notNull(),
    description: text("description"),
    events: text("events").array().notNull(),
    enabled: boolean("enabled").notNull().default(true),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.workspaceId, t.createdAt),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
  ],
);

/** One event for one webhook, until it is taken or given up; the body is the same at every try. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: id("whd"),
    workspaceId: workspaceId(),
    webhookId: text("webhook_id").notNull(),
    event: text("event").notNull(),
    body: jsonText("body").notNull(),
    state: text("state", { enum: ["pending", "delivered", "failed"] })
      .notNull()
      .default("pending"),
    attempts: integer("attempts").notNull().default(0),
    /** What the last try came to: the status of the answer, or why there was none. */
    status: integer("status"),
    error: text("error"),
    nextAt: at("next_at"),
    createdAt: createdAt(),
    finishedAt: at("finished_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    index().on(t.webhookId, t.createdAt),
    foreignKey({ columns: [t.workspaceId, t.webhookId], foreignColumns: [webhooks.workspaceId, webhooks.id] }).onDelete(
      "cascade",
    ),
  ],
);
