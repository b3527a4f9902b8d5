import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { members, workspaces } from "@/db/schema/workspaces";

/** The workspaces a person is in, the first joined first. */
export const listMemberships = (db: Db, userId: string) =>
  db
    .select({ id: workspaces.id, slug: workspaces.slug, name: workspaces.name, role: members.role })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(eq(members.userId, userId))
    .orderBy(asc(members.createdAt), asc(workspaces.id));
