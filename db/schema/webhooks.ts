import { sql } from "drizzle-orm";
import { foreignKey, jsonb, pgTable, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { Envelope } from "@/lib/secrets/seal-secret";
import { at, createdAt, createdBy, id, workspaceId } from "./columns";
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
