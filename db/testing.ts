import { and, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { type Role, scopesOf } from "@/lib/permissions";
import { type Db, database } from "./client";
import { auditEntries } from "./schema/audit";
import { environments, members, users, workspaces } from "./schema/workspaces";

/** Runs `work` as the owner of a new workspace, in a transaction that is always rolled back. */
export async function sandbox(work: (ctx: Context) => Promise<void>): Promise<void> {
  const rollback = Symbol("rollback");
  await database()
    .transaction(async (tx) => {
      await work(await aWorkspace(tx));
      throw rollback;
    })
    .catch((thrown: unknown) => {
      if (thrown !== rollback) throw thrown;
    });
}

/** A new workspace with its environments and one member of the given role; `db` decides whether it is committed. */
export async function aWorkspace(db: Db = database(), role: Role = "owner"): Promise<Context> {
  const workspaceId = newId("ws");
  await db.insert(workspaces).values({ id: workspaceId, slug: workspaceId.replace("_", "-"), name: "Test" });
  await db.insert(environments).values([
    { workspaceId, name: "production" },
    { workspaceId, name: "staging" },
  ]);
  return asMember({ db, workspaceId }, role);
}

/** A new person with a role in the workspace of `of`. */
export async function asMember(of: { db: Db; workspaceId: string }, role: Role): Promise<Context> {
  const { db, workspaceId } = of;
  const userId = newId("usr");
  await db.insert(users).values({ id: userId, email: `${userId}@example.com`, name: "Somebody", passwordHash: "none" });
  await db.insert(members).values({ workspaceId, userId, role });
  const principal = { kind: "user" as const, id: userId, sessionId: newId("ses"), role, scopes: scopesOf(role) };
  return { db, workspaceId, requestId: newId("req"), address: "127.0.0.1", principal };
}

/** The workspace's audit actions, oldest first. */
export async function auditTrail(ctx: Context): Promise<string[]> {
  const entries = await ctx.db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(and(eq(auditEntries.workspaceId, ctx.workspaceId)))
    .orderBy(auditEntries.id);
  return entries.map((entry) => entry.action);
}
