import { and, desc, eq } from "drizzle-orm";
import { approvals, gates } from "@/db/schema/gates";
import { members, users } from "@/db/schema/workspaces";
import type { Context } from "@/lib/context";
import { scopesOf } from "@/lib/permissions";
import { type Judged, readAuthors } from "./read-authors";

/**
 * What people said about a version's content, and what of it counts for an environment: the newest of each person who may review.
 * Who wrote a part of it cannot approve it, but may decline it. One decline that counts stops the release.
 */
export async function countApprovals(ctx: Context, version: Judged, environment: string) {
  const [required, authors, given] = [
    await readRequired(ctx, version.promptId, environment),
    await readAuthors(ctx, version, environment),
    await readGiven(ctx, version),
  ];
  const heard = new Set<string>();
  const data = given.map(({ role, ...approval }) => {
    const why = whyNot();
    heard.add(approval.personId);
    return { ...approval, counts: why === null, why };

    function whyNot(): string | null {
      if (heard.has(approval.personId)) return "Replaced by what they said later.";
      if (role === null) return "No longer a member of the workspace.";
      if (!scopesOf(role).has("reviews:write")) return "Their role does not review.";
      return approval.decision === "approve" ? (authors.get(approval.personId) ?? null) : null;
    }
  });
  const count = (decision: "approve" | "decline") => data.filter((one) => one.counts && one.decision === decision).length;
  const [counted, declined] = [count("approve"), count("decline")];
  return { environment, required, counted, declined, passed: declined === 0 && counted >= required, data };
}

async function readRequired(ctx: Context, promptId: string, environment: string): Promise<number> {
  const [gate] = await ctx.db
    .select({ rules: gates.rules })
    .from(gates)
    .where(and(eq(gates.workspaceId, ctx.workspaceId), eq(gates.promptId, promptId), eq(gates.environment, environment)));
  return Number(gate?.rules.approvals ?? 0);
}

/** All that was said about this content of the prompt, newest first. */
const readGiven = (ctx: Context, { promptId, contentHash }: Judged) =>
  ctx.db
    .select({
      id: approvals.id,
      versionId: approvals.versionId,
      contentHash: approvals.contentHash,
      personId: users.id,
      personName: users.name,
      role: members.role,
      decision: approvals.decision,
      comment: approvals.comment,
      createdAt: approvals.createdAt,
    })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.createdBy))
    .leftJoin(members, and(eq(members.workspaceId, approvals.workspaceId), eq(members.userId, users.id)))
    .where(
      and(eq(approvals.workspaceId, ctx.workspaceId), eq(approvals.promptId, promptId), eq(approvals.contentHash, contentHash)),
    )
    .orderBy(desc(approvals.createdAt), desc(approvals.id));
