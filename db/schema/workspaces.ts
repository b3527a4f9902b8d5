import { foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt, workspaceId } from "./columns";

export const workspaces = pgTable("workspaces", {
  id: id("ws"),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  /** For how many days what grows is kept (`lib/retention/remove-old.ts`); null is for ever. */
  runsKeptDays: integer("runs_kept_days"),
  outputsKeptDays: integer("outputs_kept_days"),
  deliveriesKeptDays: integer("deliveries_kept_days").default(30),
  auditKeptDays: integer("audit_kept_days"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

/** `email` is stored folded (NFC, lower case), so that equal addresses are equal rows; who signs in elsewhere has no password. */
export const users = pgTable("users", {
  id: id("usr"),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash"),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});

export const members = pgTable(
  "members",
  {
    workspaceId: workspaceId(),
    userId: text("user_id").notNull(),
    role: text("role", { enum: ["owner", "admin", "editor", "reviewer", "viewer"] }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId] }),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
    foreignKey({ columns: [t.userId], foreignColumns: [users.id] }),
    index().on(t.userId),
  ],
);

/** What a prompt can be released to; `production` always exists. */
export const environments = pgTable(
  "environments",
  { workspaceId: workspaceId(), name: text("name").notNull(), createdAt: createdAt() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.name] }),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
  ],
);
