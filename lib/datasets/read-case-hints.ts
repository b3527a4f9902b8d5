import { and, asc, eq, gt } from "drizzle-orm";
import { caseVersions } from "@/db/schema/datasets";
import type { Json } from "@/lib/clean-text";
import type { Context } from "@/lib/context";
import { remember } from "@/lib/remember";
import { findNearDuplicates } from "./find-near-duplicates";
import type { DatasetRow } from "./rows";
import { standing } from "./rows";

/** What the cases themselves say, in their order. */
export type CaseHints = { cases: number; nearDuplicate: string[]; noExpectation: string[]; emptyValue: string[] };

const mostCases = 10_000;
const batchSize = 1_000;
const once = remember<CaseHints>(50);

/** Looks through the first 10,000 cases of a dataset, once for each of its revisions. */
export function readCaseHints(ctx: Context, dataset: DatasetRow): Promise<CaseHints> {
  return once(`${dataset.id} ${dataset.revision}`, () => lookThrough(ctx, dataset.id));
}

async function lookThrough(ctx: Context, datasetId: string): Promise<CaseHints> {
  const texts: { id: string; text: string }[] = [];
  const noExpectation: string[] = [];
  const emptyValue: string[] = [];
  for (let after = 0; texts.length < mostCases; ) {
    const rows = await readBatch(ctx, datasetId, after);
    for (const { id, variables, expectations } of rows) {
      const values: Record<string, Json> = JSON.parse(variables);
      if (Object.values(values).some(isEmpty)) emptyValue.push(id);
      if (expectations === "{}") noExpectation.push(id);
      texts.push({ id, text: textOf(values) });
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) break;
    after = last.position;
  }
  const near = await findNearDuplicates(texts);
  return { cases: texts.length, nearDuplicate: texts.flatMap(({ id }) => (near.has(id) ? [id] : [])), noExpectation, emptyValue };
}

const readBatch = (ctx: Context, datasetId: string, after: number) =>
  ctx.db
    .select({
      id: caseVersions.caseId,
      position: caseVersions.position,
      variables: caseVersions.variables,
      expectations: caseVersions.expectations,
    })
    .from(caseVersions)
    .where(
      and(
        eq(caseVersions.workspaceId, ctx.workspaceId),
        eq(caseVersions.datasetId, datasetId),
        standing(),
        gt(caseVersions.position, after),
      ),
    )
    .orderBy(asc(caseVersions.position))
    .limit(batchSize);

const textOf = (values: Record<string, Json>): string =>
  Object.keys(values)
    .sort()
    .map((name) => (typeof values[name] === "string" ? values[name] : JSON.stringify(values[name])))
    .join(" ");

function isEmpty(value: Json): boolean {
  if (value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  return typeof value === "object" && Object.keys(value).length === 0;
}
