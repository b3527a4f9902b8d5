import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { at } from "./columns";

/** How often something was tried since its window began. A key does not say what was typed: see `lib/limits`. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    key: text("key").primaryKey(),
    hits: integer("hits").notNull(),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [index().on(t.expiresAt)],
);
