import { type SQL, sql } from "drizzle-orm";
import { likePattern } from "./pagination";

/** Whether what is stored in lower case holds `text`. Postgres lower-cases both, so that they agree in every language it knows. */
export const holdsText = (lowered: SQL, text: string): SQL => sql`${lowered} like lower(${likePattern(text)}::text)`;
