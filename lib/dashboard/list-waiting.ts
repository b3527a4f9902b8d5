import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { countProgress } from "@/lib/reviews/count-progress";
import { verb } from "@/lib/verb";

/** Of each kind: more than that nobody does in a day. */
const shown = 10;
const searched = 50;

type GateChange = { id: string; promptSlug: string; promptName: string; environment: string; loosens: string[]; createdAt: Date };
type Approval = {
  promptSlug: string;
  promptName: string;
  environment: string;
  number: number;
  given: number;
  required: number;
  publishedAt: Date | null;
};

/**
 * What waits for this person and nobody can do in their place: answers to judge, versions to approve, gates that were asked to be
 * loosened. Four statements, none of which looks at results.
 */
export const listWaiting = verb("evaluations:read", async (ctx, _: object) => {
  const { kind, scopes } = ctx.principal;
  const isPerson = kind === "user";
  const [reviews, approvals, gateChanges] = await Promise.all([
    isPerson && scopes.has("reviews:write") ? readReviews(ctx) : [],
    isPerson && scopes.has("reviews:write") ? readApprovals(ctx) : [],
    isPerson && scopes.has("workspace:admin") ? readGateChanges(ctx) : [],
  ]);
  return { reviews, approvals, gateChanges };
});

/** Open queues with an answer that this person has not judged and that wants another judgement. */
async function readReviews(ctx: Context) {
  const queues = await ctx.db.execute<{ id: string; name: string; createdAt: string }>(sql`
    select id, name, created_at as "createdAt" from (
      select id, name, reviewers_per_item, created_at from review_queues
      where workspace_id = ${ctx.workspaceId} and closed_at is null order by created_at desc limit ${searched}
    ) as q where exists (
      select from review_items i cross join lateral (
        select count(review_id) as done,
          coalesce(bool_or(reviewer_id = ${ctx.principal.id} and (review_id is not null or skipped_at is not null)), false) as seen
        from review_tasks where item_id = i.id
      ) as t where i.queue_id = q.id and t.done < q.reviewers_per_item and not t.seen
    ) order by created_at desc limit ${shown}`);
  const progress = await countProgress(
    ctx,
    queues.map(({ id }) => id),
  );
  return queues.map(({ id, name, createdAt }) => ({
    ...{ id, name, createdAt: new Date(createdAt) },
    left: progress.get(id)?.left ?? 0,
  }));
}

/** The newest published version of each gated prompt that is not served yet, lacks approvals and may be approved by this person. */
async function readApprovals({ db, workspaceId, principal }: Context): Promise<Approval[]> {
  const rows = await db.execute<Omit<Approval, "publishedAt"> & { publishedAt: string | null }>(sql`
    select p.slug as "promptSlug", p.name as "promptName", g.environment, v.number, said.given, asked.required,
      v.published_at as "publishedAt"
    from gates g
    cross join lateral (select coalesce((g.rules->>'approvals')::int, 0) as required) as asked
    join prompts p on p.id = g.prompt_id and p.archived_at is null
    left join deployments d on d.prompt_id = g.prompt_id and d.environment = g.environment
    left join prompt_versions served on served.id = d.version_id
    cross join lateral (
      select id, number, content_hash, published_at from prompt_versions
      where prompt_id = g.prompt_id and state = 'ready' order by number desc limit 1
    ) as v
    cross join lateral (
      select count(distinct created_by) filter (where decision = 'approve')::int as given,
        coalesce(bool_or(created_by = ${principal.id}), false) as mine
      from approvals where prompt_id = g.prompt_id and content_hash = v.content_hash
    ) as said
    where g.workspace_id = ${workspaceId} and said.given < asked.required and not said.mine
      and v.number > coalesce(served.number, 0) and v.content_hash is distinct from served.content_hash
      and not exists (select from version_edits e join prompt_versions w on w.id = e.version_id
        where e.person_id = ${principal.id} and e.prompt_id = g.prompt_id and w.number > coalesce(served.number, 0))
      and not exists (select from version_holds h
        where h.version_id = v.id and h.environment = g.environment and h.released_at is null)
    order by v.published_at desc nulls last limit ${shown}`);
  return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt ? new Date(publishedAt) : null }));
}

/** Changes that ask less of a version, made by somebody else. */
async function readGateChanges({ db, workspaceId, principal }: Context): Promise<GateChange[]> {
  const rows = await db.execute<Omit<GateChange, "createdAt"> & { createdAt: string }>(sql`
    select c.id, p.slug as "promptSlug", p.name as "promptName", c.environment, c.loosens, c.created_at as "createdAt"
    from gate_changes c join prompts p on p.id = c.prompt_id and p.archived_at is null
    where c.workspace_id = ${workspaceId} and c.state = 'pending' and c.created_by is distinct from ${principal.id}
    order by c.created_at desc limit ${shown}`);
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: new Date(createdAt) }));
}
