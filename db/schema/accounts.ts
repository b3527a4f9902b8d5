import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { at, createdAt, createdBy, id } from "./columns";
import { users } from "./workspaces";

/** The one link that sets a person's password anew: a newer one takes its place. Only the SHA-256 of its token is stored. */
export const passwordResets = pgTable(
  "password_resets",
  {
    userId: text("user_id").primaryKey(),
    tokenHash: text("token_hash").notNull().unique(),
    /** The admin who made it; null for the operator. */
    createdBy: createdBy(),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.userId], foreignColumns: [users.id] }),
    foreignKey({ columns: [t.createdBy], foreignColumns: [users.id] }),
  ],
);

/** A sign-in elsewhere (OpenID Connect) that opens an account; one at most for each issuer and account. */
export const identities = pgTable(
  "identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    userId: text("user_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    unique().on(t.userId, t.issuer),
    foreignKey({ columns: [t.userId], foreignColumns: [users.id] }),
  ],
);

/** What happened to the ways into an account, which belongs to no workspace; append-only by trigger. */
export const securityEvents = pgTable(
  "security_events",
  {
    id: id("sec"),
    userId: text("user_id").notNull(),
    action: text("action").notNull(),
    /** The person who did it, or null for the operator. */
    actorId: text("actor_id"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    requestId: text("request_id"),
    address: text("address"),
    createdAt: createdAt(),
  },
  (t) => [foreignKey({ columns: [t.userId], foreignColumns: [users.id] }), index().on(t.userId, t.createdAt)],
);
