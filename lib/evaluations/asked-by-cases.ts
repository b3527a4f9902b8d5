import { sql } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import { evaluators, findEvaluator } from "@/evaluators";
import { mostAssertions } from "@/evaluators/assertion";
import type { Context } from "@/lib/context";
import { type Choice, chosenCases } from "./chosen-cases";

type Use = { key: string; type: string };
type Asked = { key: string; type: string; options: string; cases: number };

const most = 1_000;

/** The evaluators that ask a model which the chosen cases bring along themselves, where `uses` asks for those; with how many cases. */
export async function askedByCases(ctx: Context, uses: Use[], chosen: Omit<Choice, "workspaceId">): Promise<Asked[]> {
  const nesting = uses.filter(({ type }) => findEvaluator(type)?.nests);
  if (nesting.length === 0) return [];
  const asking = Object.values(evaluators).flatMap(({ type, asksModel, nests }) => (asksModel && !nests ? type : []));
  const { workspaceId } = ctx;
  const found = await ctx.db.execute<{ type: string; options: string; cases: number }>(sql`
    select entry ->> 'type' as type, coalesce(entry ->> 'options', '{}') as options, count(*)::int as cases
    from ${caseVersions} cross join lateral (
      select entry from json_array_elements(case when json_typeof(${caseVersions.expectations}::json -> 'assertions') = 'array'
        then ${caseVersions.expectations}::json -> 'assertions' else '[]' end) as entry
      limit ${mostAssertions}
    ) as entries
    where ${chosenCases({ workspaceId, ...chosen })} and ${caseVersions.expectations} like '%"assertions"%'
      and json_typeof(entry) = 'object' and entry ->> 'type' = any(${sql.param(asking)}::text[])
    group by 1, 2 order by 3 desc limit ${most}`);
  return nesting.flatMap(({ key }) =>
    found.flatMap(({ type, options, cases }) => {
      const parsed = findEvaluator(type)?.options.safeParse(JSON.parse(options));
      return parsed?.success ? [{ key, type, options: JSON.stringify(parsed.data), cases }] : [];
    }),
  );
}
