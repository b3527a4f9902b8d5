import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { forbidden } from "@/lib/errors";

/** Refuses an import that would put gate cases into quarantine, or take them out, by somebody who may not do so case by case. */
export async function requireQuarantine(ctx: Context): Promise<void> {
  if (ctx.principal.scopes.has("workspace:admin")) return;
  const [changed] = await ctx.db.execute<{ row: number }>(sql`
    select s.row from staged_cases s join staged_matches m using (row) join case_versions c on c.id = m.current_id
    where not m.same and c.quarantined is distinct from s.quarantined and 'gate' in (c.split, s.split)
    order by s.row limit 1`);
  if (changed)
    throw forbidden(
      `Row ${changed.row} changes the quarantine of a gate case, which needs the permission “workspace:admin”. Without a column case.quarantined an import takes cases out of it.`,
    );
}
