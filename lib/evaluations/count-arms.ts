import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

type ArmCounts = {
  armId: string;
  label: string;
  planned: number;
  attempted: number;
  completed: number;
  failed: number;
  cancelled: number;
  unknownCalls: number;
};

/** What became of each arm's items and calls, as in `readFigures`, without the figures that take longer to read. */
export const countArms = ({ db, workspaceId }: Context, evaluationId: string) =>
  db.execute<ArmCounts>(sql`
    select a.id as "armId", a.label, r.*, c.*
    from evaluation_arms a
    cross join lateral (
      select count(*)::int as planned,
        (count(*) filter (where attempt > 0))::int as attempted,
        (count(*) filter (where status = 'completed'))::int as completed,
        (count(*) filter (where status = 'failed'))::int as failed,
        (count(*) filter (where status = 'cancelled'))::int as cancelled
      from evaluation_results where evaluation_id = ${evaluationId} and arm_id = a.id
    ) as r
    cross join lateral (
      select count(*)::int as "unknownCalls" from model_calls
      where evaluation_id = ${evaluationId} and arm_id = a.id and state = 'unknown'
    ) as c
    where a.workspace_id = ${workspaceId} and a.evaluation_id = ${evaluationId}
    order by a.position`);
