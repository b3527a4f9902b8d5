import { sql } from "drizzle-orm";
import { text, timestamp } from "drizzle-orm/pg-core";
import { type IdKind, newId } from "@/lib/ids";

export const id = (kind: IdKind) =>
  text("id")
    .primaryKey()
    .$defaultFn(() => newId(kind));
export const workspaceId = () => text("workspace_id").notNull();
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
export const createdAt = () => at("created_at").notNull().defaultNow();
export const updatedAt = () =>
  at("updated_at")
    .notNull()
    .defaultNow()
    .$onUpdateFn(() => sql`now()`);
/** The id of the person or API key that made the row; null for what the system made. */
export const createdBy = () => text("created_by");
/** JSON kept as the text it came in, so that key order and numbers survive. */
export const jsonText = (name: string) => text(name);
