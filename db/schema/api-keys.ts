import { foreignKey, index, pgTable, text } from "drizzle-orm/pg-core";
import { at, createdAt, id, updatedAt, workspaceId } from "./columns";
import { users, workspaces } from "./workspaces";

/** A key of a workspace; only its SHA-256 is stored. It can do what its scopes and its maker's present role both allow. */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: id("key"),
    workspaceId: workspaceId(),
    name: text("name").notNull(),
    /** The first characters of the secret, by which a person knows it again. */
    prefix: text("prefix").notNull(),
    hash: text("hash").notNull().unique(),
    scopes: text("scopes").array().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    expiresAt: at("expires_at"),
    lastUsedAt: at("last_used_at"),
    revokedAt: at("revoked_at"),
  },
  (t) => [
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
    foreignKey({ columns: [t.createdBy], foreignColumns: [users.id] }),
    index().on(t.workspaceId, t.createdAt),
  ],
);
