import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { ItemEnd } from "./lane";

/** A model that cannot be called, and why, in words. */
export type Refusal = { providerId: string; model: string; error: string };

/** So many refusals in a row say that a model which did answer will no more; fewer may be about single requests, as a 403 always may. */
const inARow = 5;

type Row = { id: string; provider_id: string; model: string; evaluator_key: string; fault_code: string; label: string };

/**
 * Whether what was just stored shows that a model of the evaluation cannot be called at all: its provider refused the key, has no credit
 * or is gone, or knows no such model. So it is with the first such answer where the model has given no other, else with five in a row.
 */
export async function findRefusal(ctx: Context, evaluationId: string, ends: ItemEnd[]): Promise<Refusal | null> {
  const refusing = ends.filter((end) => end.status === "failed" && end.calls.some(isRefused));
  if (refusing.length === 0) return null;
  const ids = refusing.flatMap((end) => end.calls.filter(isRefused).map(({ id }) => id));
  const [row] = await ctx.db.execute<Row>(sql`
    with refused as (
      select distinct on (provider_id, model) id, provider_id, model, evaluator_key, fault_code, http_status, arm_id
      from model_calls where workspace_id = ${ctx.workspaceId} and id in ${ids}
      order by provider_id, model, http_status nulls first
    )
    select r.id, r.provider_id, r.model, r.evaluator_key, r.fault_code, a.label
    from refused r join evaluation_arms a on a.id = r.arm_id
    where (r.http_status is distinct from 403 and not exists (
        select 1 from model_calls m where m.evaluation_id = ${evaluationId}
          and m.provider_id = r.provider_id and m.model = r.model and m.state = 'received'))
      or ${inARow} = (select count(*) filter (where fault_code in ('auth', 'not_found')) from (
        select m.fault_code from model_calls m
        where m.evaluation_id = ${evaluationId} and m.provider_id = r.provider_id and m.model = r.model
          and (m.state = 'received' or (m.state = 'failed' and m.fault_code <> 'not_sent'))
        order by m.closed_at desc limit ${inARow}) as latest)
    limit 1`);
  if (!row) return null;
  const end = refusing.find(({ calls }) => calls.some(({ id }) => id === row.id));
  const whose = row.evaluator_key ? `the evaluator “${row.evaluator_key}”` : `“${row.label}”`;
  const error = `Stopped early: the model “${row.model}” of ${whose} cannot be called. ${wordsOf(row, end)} Put that right, then resume.`;
  return { providerId: row.provider_id, model: row.model, error };
}

const isRefused = ({ state, faultCode }: ItemEnd["calls"][number]) =>
  state === "failed" && (faultCode === "auth" || faultCode === "not_found");

/** The fault's own words; an item tells only those of its first evaluator that failed. */
function wordsOf({ evaluator_key: key, fault_code }: Row, end: ItemEnd | undefined): string {
  const said = end?.error?.message ?? "";
  if (key === "") return said;
  if (said.startsWith(`${key}: `)) return said.slice(key.length + 2);
  return fault_code === "auth" ? "The provider refuses the key, or has no credit left." : "The provider knows no such model.";
}
