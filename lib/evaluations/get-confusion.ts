import { and, asc, eq, sql } from "drizzle-orm";
import { evaluationArms, evaluationEvaluators } from "@/db/schema/evaluations";
import { type Labelling, nameOfLabel, noAnswerLabel, otherLabel } from "@/evaluators/label-names";
import type { Context } from "@/lib/context";
import { verb } from "@/lib/verb";
import { confusionOf } from "./confusion-of";
import { readEvaluationRow } from "./rows";
import type { EvaluationId } from "./schema";

type Use = { key: string; labelling: Labelling };
/** `expected` of an answer that is missing is the case's label as it was written. */
type Cell = { armId: string; key: string; expected: string; given: string | null; count: number };

/** What the answers of each arm were taken for by each `classification` evaluator, with the figures of each label. */
export const getConfusion = verb("evaluations:read", async (ctx, { id }: EvaluationId) => {
  await readEvaluationRow(ctx, id);
  const uses = await readUses(ctx, id);
  if (uses.length === 0) return { data: [] };
  const [arms, rows] = await Promise.all([
    ctx.db
      .select({ armId: evaluationArms.id })
      .from(evaluationArms)
      .where(and(eq(evaluationArms.workspaceId, ctx.workspaceId), eq(evaluationArms.evaluationId, id)))
      .orderBy(asc(evaluationArms.position)),
    readCells(ctx, id, uses),
  ]);
  const cellsOf = ({ key, labelling }: Use, armId: string) =>
    merged(rows.filter((row) => row.key === key && row.armId === armId).map((row) => namedCell(row, labelling)));
  return {
    data: uses.map((use) => ({
      key: use.key,
      arms: arms.map(({ armId }) => ({ armId, ...confusionOf(cellsOf(use, armId)) })),
    })),
  };
});

async function readUses(ctx: Context, evaluationId: string): Promise<Use[]> {
  const { key, options, type, position } = evaluationEvaluators;
  const rows = await ctx.db
    .select({ key, options })
    .from(evaluationEvaluators)
    .where(and(eq(evaluationEvaluators.evaluationId, evaluationId), eq(type, "classification")))
    .orderBy(asc(position));
  return rows.map((row) => ({ key: row.key, labelling: JSON.parse(row.options) }));
}

/** An answer that is no label a case expects and none of the list counts as `(other)` already here, however many different ones there are. */
const readCells = ({ db, workspaceId }: Context, evaluationId: string, uses: Use[]) =>
  db.execute<Cell>(sql`
    with listed as (
      select * from json_to_recordset(${JSON.stringify(
        uses.flatMap(({ key, labelling }) => labelling.labels.map((label) => ({ key, label }))),
      )}::json) as t(key text, label text)
    ), answered as (
      select s.arm_id, s.key, s.details->>'expected' as expected, s.details->>'given' as given, count(*) as count
      from result_scores s join evaluation_results r on r.id = s.result_id and r.evaluation_id = ${evaluationId}
      where s.workspace_id = ${workspaceId} and s.evaluation_id = ${evaluationId} and r.status = 'completed'
        and s.key in (select jsonb_array_elements_text(${JSON.stringify(uses.map(({ key }) => key))}::jsonb))
        and s.details ? 'expected'
      group by 1, 2, 3, 4
    ), known as (
      select key, label from listed union select key, expected from answered
    )
    select a.arm_id as "armId", a.key, a.expected, coalesce(k.label, ${otherLabel}) as given, sum(a.count)::int as count
    from answered a left join known k on k.key = a.key and k.label = a.given
    group by 1, 2, 3, 4
    union all
    select r.arm_id, u.key, c.expectations::json->>'label', null, count(*)::int
    from evaluation_results r
    join case_versions c on c.workspace_id = r.workspace_id and c.id = r.case_version_id
    cross join jsonb_array_elements_text(${JSON.stringify(uses.map(({ key }) => key))}::jsonb) as u(key)
    where r.workspace_id = ${workspaceId} and r.evaluation_id = ${evaluationId} and r.status = 'completed' and r.outcome <> 'ok'
      and c.expectations::json->>'label' is not null
    group by 1, 2, 3`);

const namedCell = ({ expected, given, count }: Cell, labelling: Labelling) =>
  given === null ? { expected: nameOfLabel(expected, labelling), given: noAnswerLabel, count } : { expected, given, count };

/** Labels of cases that were written differently are one cell. */
function merged(cells: { expected: string; given: string; count: number }[]) {
  const byPair = Map.groupBy(cells, ({ expected, given }) => JSON.stringify([expected, given]));
  return [...byPair.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, count: more.reduce((sum, { count }) => sum + count, first.count) }] : [],
  );
}
