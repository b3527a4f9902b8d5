import { randomBytes } from "node:crypto";
import { environments, members, workspaces } from "@/db/schema/workspaces";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Caller } from "@/lib/context";
import { scopesOf } from "@/lib/permissions";

type NewWorkspace = { userId: string; name: string; slug: string };

/** A new workspace with its environments, owned by a person; a taken slug gets a suffix. Call it in a transaction. */
export async function openWorkspace(caller: Caller, { userId, ...wanted }: NewWorkspace) {
  const workspace = await insertWorkspace(caller, wanted);
  const role = "owner" as const;
  const principal = { kind: "user" as const, id: userId, sessionId: "", role, scopes: scopesOf(role) }; // no session yet
  const ctx = { ...caller, workspaceId: workspace.id, principal };
  await ctx.db.insert(environments).values(["production", "staging"].map((name) => ({ workspaceId: workspace.id, name })));
  await ctx.db.insert(members).values({ workspaceId: workspace.id, userId, role });
  await recordAudit(ctx, "workspace.created", workspace.id, { name: workspace.name, slug: workspace.slug });
  return { ...workspace, role };
}

async function insertWorkspace({ db }: Caller, wanted: { name: string; slug: string }) {
  for (let slug = wanted.slug; ; slug = `${wanted.slug}-${randomBytes(3).toString("hex")}`) {
    const [workspace] = await db
      .insert(workspaces)
      .values({ name: wanted.name, slug })
      .onConflictDoNothing({ target: workspaces.slug })
      .returning();
    if (workspace) return workspace;
  }
}
