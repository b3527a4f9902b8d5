import { sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import type { Context } from "@/lib/context";
import type { Variable } from "@/lib/templates/content";
import { type Target, targetOf } from "./match-columns";
import { inRevision } from "./rows";

type Use = { room: string; key: string; uses: number; plain: boolean; blank: boolean };

/** The columns a revision's cases need: variables, declared ones first, then the expectations and fields that are used. */
export async function exportColumns(ctx: Context, datasetId: string, revision: number, declared: Variable[]): Promise<Target[]> {
  const within = sql`${caseVersions.workspaceId} = ${ctx.workspaceId} and ${caseVersions.datasetId} = ${datasetId} and ${inRevision(revision)}`;
  const used = await ctx.db.execute<Use>(sql`
    select room, key, count(*)::int as uses, bool_and(json_typeof(value) = 'string') as plain, bool_or(value::text = '""') as blank
    from ${caseVersions} cross join lateral (
      select 'variables' as room, * from json_each(${caseVersions.variables}::json) with ordinality as v (key, value, ord)
      union all
      select 'expectations', * from json_each(${caseVersions.expectations}::json) with ordinality as e (key, value, ord)
    ) parts
    where ${within} group by room, key order by room desc, min(ord), key`);
  const [fields] = await ctx.db.execute<Record<string, number>>(sql`
    select count(*)::int as cases, count(name)::int as "name", count(external_id)::int as "externalId", count(group_key)::int as "group",
      count(quarantined)::int as "quarantined",
      (count(*) filter (where tags <> '{}'))::int as "tags", (count(*) filter (where metadata <> '{}'))::int as "metadata"
    from ${caseVersions} where ${within}`);

  const types = new Map(declared.map((variable) => [variable.name, variable.type]));
  const variables = used.filter((use) => use.room === "variables");
  const places = new Map(declared.map((variable, index) => [variable.name, index]));
  variables.sort((a, b) => (places.get(a.key) ?? places.size) - (places.get(b.key) ?? places.size));
  const typed = (key: string) => types.get(key) === "number" || types.get(key) === "boolean";
  const everywhere = (use: Use) => use.plain && use.uses === fields?.cases;
  return [
    ...variables.map((use): Target => ({ in: "variables", key: use.key, asJson: !typed(use.key) && !everywhere(use) })),
    ...used.filter((use) => use.room === "expectations").map((use) => named(`expectations.${use.key}`, use.blank)),
    ...["name", "externalId", "tags", "group", "quarantined", "metadata"]
      .filter((field) => fields?.[field])
      .map((field) => named(`case.${field}`)),
    named("case.split"),
  ];
}

function named(name: string, asJson = false): Target {
  const target = targetOf(asJson ? `json:${name}` : name);
  if ("problem" in target) throw new Error(`${name}: ${target.problem}`);
  return target;
}
