import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { at } from "./columns";

/**
 * Which installation works on this database, in one row: the Postgres and the database that it lay in when a worker took it, and the
 * address people open. A restored copy brings the row along and lies elsewhere, by which it is known (`lib/installation/read-hold.ts`).
 */
export const installation = pgTable(
  "installation",
  {
    id: integer("id").primaryKey().default(1),
    home: text("home").notNull(),
    /** Null for an address that only its own machine can open. */
    appUrl: text("app_url"),
    takenAt: at("taken_at").notNull().defaultNow(),
  },
  (t) => [check("installation_one", sql`${t.id} = 1`)],
);
