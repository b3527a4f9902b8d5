import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { ItemEnd } from "./lane";

/** Items that waited for an answer to compare theirs with are due once it is there, or will never be. `armIds`: the arms compared with. */
export async function wakeRivals(ctx: Context, ends: ItemEnd[], armIds: string[]): Promise<void> {
  const ended = ends.filter(({ status, answer }) => answer !== null || status === "completed" || status === "failed");
  if (ended.length === 0) return;
  await ctx.db.execute(sql`
    update evaluation_results set not_before = now() where id in (
      select w.id from json_array_elements_text(${JSON.stringify(ended.map(({ resultId }) => resultId))}::json) as e(id)
      join evaluation_results r on r.id = e.id and r.arm_id in (select json_array_elements_text(${JSON.stringify(armIds)}::json))
      join evaluation_results w on w.evaluation_id = r.evaluation_id and w.case_id = r.case_id and w.trial = r.trial
        and w.arm_id <> r.arm_id and w.status = 'waiting'
      join result_outputs o on o.result_id = w.id
      where r.workspace_id = ${ctx.workspaceId}
      for update of w skip locked
    )`);
}
