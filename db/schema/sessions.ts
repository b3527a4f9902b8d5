import { foreignKey, index, pgTable, text } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./columns";
import { users } from "./workspaces";

/** A sign-in, looked up on every request, so that ending it acts at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: id("ses"),
    userId: text("user_id").notNull(),
    kind: text("kind", { enum: ["browser", "token"] }).notNull(),
    userAgent: text("user_agent"),
    address: text("address"),
    createdAt: createdAt(),
    lastSeenAt: at("last_seen_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    revokedAt: at("revoked_at"),
  },
  (t) => [foreignKey({ columns: [t.userId], foreignColumns: [users.id] }), index().on(t.userId), index().on(t.expiresAt)],
);

/** One family a session: each refresh spends a token and makes the next. Only SHA-256 is stored. */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    hash: text("hash").primaryKey(),
    sessionId: text("session_id").notNull(),
    createdAt: createdAt(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
  },
  (t) => [foreignKey({ columns: [t.sessionId], foreignColumns: [sessions.id] }), index().on(t.sessionId)],
);
