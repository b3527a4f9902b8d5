import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { at, createdAt, workspaceId } from "./columns";

/** The stored answer of a POST made with an `Idempotency-Key`; written in the transaction of the change. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    workspaceId: workspaceId(),
    principalId: text("principal_id").notNull(),
    route: text("route").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status").notNull(),
    /** Null where the answer was over 64 kB: a replay then answers status and location. */
    body: text("body"),
    location: text("location"),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.principalId, t.route, t.key] }), index().on(t.expiresAt)],
);
