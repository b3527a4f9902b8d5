import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { GateAt } from "./rows";
import type { EvidenceRules } from "./sort-evidence";

type Row = { contentHash: string; firstAt: string; lastAt: string };

/** What an environment served before, since when it serves anything, and when it was last promoted to or rolled back. */
export async function readPast(
  ctx: Context,
  { promptId, environment }: GateAt,
): Promise<EvidenceRules["past"] & { since: Date | null }> {
  const rows = await ctx.db.execute<Row>(sql`
    select v.content_hash as "contentHash", min(p.created_at) as "firstAt", max(p.created_at) as "lastAt"
    from promotions p join prompt_versions v on v.id = p.version_id
    where p.workspace_id = ${ctx.workspaceId} and p.prompt_id = ${promptId} and p.environment = ${environment}
    group by v.content_hash`);
  const times = (of: "firstAt" | "lastAt") => rows.map((row) => new Date(row[of]).getTime());
  return {
    contentHashes: new Set(rows.map(({ contentHash }) => contentHash)),
    firstServedAt: rows.length === 0 ? null : new Date(Math.min(...times("firstAt"))),
    since: rows.length === 0 ? null : new Date(Math.max(...times("lastAt"))),
  };
}
