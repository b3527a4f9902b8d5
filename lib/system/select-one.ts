import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { one } from "@/db/rows";

/** The least that a route can ask Postgres; the bench's measure. */
export const selectOne = async () => one(await database().execute<{ one: number }>(sql`select 1 as one`));
