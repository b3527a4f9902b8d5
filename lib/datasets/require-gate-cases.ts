import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { forbidden } from "@/lib/errors";

/**
 * Whoever may not change a gate may not change the cases it measures either: refuses, at the end of a change, a revision that added,
 * changed or removed a gate case of a dataset that the suite of a gate measures.
 */
export async function requireGateCases(ctx: Context, datasetId: string, revision: number): Promise<void> {
  if (ctx.principal.scopes.has("workspace:admin")) return;
  const [guarded] = await ctx.db.execute<{ slug: string; environment: string }>(sql`
    select p.slug, g.environment from gates g
    join suite_revisions s on s.suite_id = g.suite_id and s.number = g.suite_revision
    join prompts p on p.id = g.prompt_id
    where g.workspace_id = ${ctx.workspaceId} and s.dataset_id = ${datasetId}
      and exists (select 1 from case_versions c where c.workspace_id = ${ctx.workspaceId} and c.dataset_id = ${datasetId}
        and c.split = 'gate' and ${revision}::int in (c.from_revision, c.until_revision))
    order by 1, 2 limit 1`);
  if (guarded)
    throw forbidden(
      `This changes gate cases that the gate of “${guarded.slug}” (${guarded.environment}) measures, which needs the permission “workspace:admin”. Cases of the dev split are free.`,
    );
}
