import { type SQL, sql } from "drizzle-orm";
import { channel } from "./hub";

/** The call that nudges whoever waits for one of `topics`, to be part of a statement; it goes out when that commits. */
export const hint = (...topics: string[]): SQL => sql`pg_notify(${channel}, ${topics.join(" ")})`;
