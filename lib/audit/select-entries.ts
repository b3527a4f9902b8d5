import { eq, getTableColumns, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import { auditEntries } from "@/db/schema/audit";
import { users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";

/** Entries with what their actor is called now. */
export const selectEntries = ({ db }: Context) =>
  db
    .select({ ...getTableColumns(auditEntries), actorName: sql<string | null>`coalesce(${users.name}, ${apiKeys.name})` })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .leftJoin(apiKeys, eq(apiKeys.id, auditEntries.actorId));
