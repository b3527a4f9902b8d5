import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { likePattern } from "@/lib/pagination";
import type { Scope } from "@/lib/permissions";
import { verb } from "@/lib/verb";
import { type FindAnything, type Found, type FoundKind, foundKinds } from "./schema";

/** Of each kind. */
const shown = 6;
/** More words make a name no plainer, and each is a look at every row. */
const mostWords = 6;

type Row = Found & { rank: number };
type Place = { kind: FoundKind; scope: Scope; table: SQL; slug: SQL | null; detail: SQL; path: SQL; open: SQL };

const inUse = sql`archived_at is null`;
const places: Place[] = [
  {
    ...{ kind: "prompt", scope: "prompts:read", table: sql`prompts`, open: inUse },
    ...{ slug: sql`slug`, detail: sql`slug`, path: sql`'/prompts/' || slug` },
  },
  {
    ...{ kind: "dataset", scope: "datasets:read", table: sql`datasets`, open: inUse },
    ...{ slug: null, detail: sql`case_count || case when case_count = 1 then ' case' else ' cases' end` },
    path: sql`'/datasets/' || id`,
  },
  {
    ...{ kind: "evaluation", scope: "evaluations:read", table: sql`evaluations`, open: sql`true` },
    ...{ slug: null, detail: sql`replace(status, '_', ' ')`, path: sql`'/evaluations/' || id` },
  },
  {
    ...{ kind: "suite", scope: "evaluations:read", table: sql`suites`, open: inUse },
    ...{ slug: sql`slug`, detail: sql`slug`, path: sql`'/suites/' || slug` },
  },
  {
    ...{ kind: "evaluator", scope: "evaluations:read", table: sql`saved_evaluators`, open: inUse },
    ...{ slug: sql`slug`, detail: sql`slug`, path: sql`'/evaluators/' || slug` },
  },
  {
    ...{ kind: "queue", scope: "reviews:read", table: sql`review_queues`, open: sql`closed_at is null` },
    ...{ slug: null, detail: sql`'review queue'`, path: sql`'/reviews/' || id` },
  },
];

/**
 * What the workspace has under a name, a slug, an id or `slug@3`, the nearest first: one statement that reads names alone, at most six of
 * a kind. Every word must be there; a kind that the caller may not read is left out.
 */
export const findAnything = verb("prompts:read", async (ctx, { q }: FindAnything): Promise<Found[]> => {
  const readable = places.filter(({ scope }) => ctx.principal.scopes.has(scope));
  const parts = [versionsOf(ctx, q), ...readable.map((place) => named(ctx, place, q))].filter((part) => part !== null);
  const rows = await ctx.db.execute<Row>(sql.join(parts, sql` union all `));
  return rows
    .toSorted((a, b) => a.rank - b.rank || foundKinds.indexOf(a.kind) - foundKinds.indexOf(b.kind))
    .map(({ kind, path, title, detail }) => ({ kind, path, title, detail }));
});

function named({ workspaceId }: Context, { kind, table, slug, detail, path, open }: Place, q: string): SQL {
  const words = q.split(/\s+/).slice(0, mostWords).map(likePattern);
  const has = (pattern: string) => (slug ? sql`(name ilike ${pattern} or ${slug} ilike ${pattern})` : sql`name ilike ${pattern}`);
  const all = sql.join(words.map(has), sql` and `);
  return sql`(select ${kind} as kind, ${path} as path, name as title, ${detail} as detail,
    case when id = ${q} or lower(${slug ?? sql`name`}) = lower(${q}) then 0 when ${has(likePattern(q).slice(1))} then 1 else 2 end as rank
    from ${table} where workspace_id = ${workspaceId} and ${open} and (id = ${q} or (${all}))
    order by rank, created_at desc, id desc limit ${shown})`;
}

/** `greeting@3`; without a number the latest of that prompt. */
function versionsOf({ workspaceId }: Context, q: string): SQL | null {
  const asked = /^(\S+)@v?(\d{0,9})$/.exec(q);
  if (!asked) return null;
  const [, slug = "", number = ""] = asked;
  const which =
    number === "" ? sql`p.slug = lower(${slug})` : sql`p.slug ilike ${likePattern(slug)} and v.number = ${Number(number)}`;
  return sql`(select 'version' as kind, '/prompts/' || p.slug || '?version=' || v.number as path,
    p.slug || '@' || v.number as title, p.name || ', ' || v.state as detail, case when p.slug = lower(${slug}) then 0 else 1 end as rank
    from prompts p join prompt_versions v on v.prompt_id = p.id
    where p.workspace_id = ${workspaceId} and p.archived_at is null and ${which}
    order by rank, v.number desc, p.id limit ${shown})`;
}
