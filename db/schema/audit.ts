import { foreignKey, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, workspaceId } from "./columns";
import { workspaces } from "./workspaces";

/** Who did what to which object; append-only by trigger, written in the transaction of the change. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id("adt"),
    workspaceId: workspaceId(),
    actorKind: text("actor_kind", { enum: ["user", "key", "system"] }).notNull(),
    actorId: text("actor_id").notNull(),
    action: text("action").notNull(),
    targetId: text("target_id").notNull(),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    requestId: text("request_id"),
    address: text("address"),
    createdAt: createdAt(),
  },
  (t) => [
    index().on(t.workspaceId, t.createdAt, t.id),
    index().on(t.workspaceId, t.action, t.createdAt, t.id),
    index().on(t.workspaceId, t.targetId),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
  ],
);
