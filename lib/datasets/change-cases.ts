import { and, eq, inArray, notInArray } from "drizzle-orm";
import { caseVersions, datasetCases } from "@/db/schema/datasets";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { conflict, type FieldError, notFound, unprocessable } from "@/lib/errors";
import { requireScope, verb } from "@/lib/verb";
import { assertionsChecker } from "./assertions-checker";
import { type CaseRow, caseRow, sameCase } from "./case-row";
import type { ChangeCases, ChangedCases } from "./change-schema";
import { checkValues } from "./check-values";
import { mergeCase } from "./merge-case";
import { requireGateCases } from "./require-gate-cases";
import { caseColumns, lockForCases, recordRevision, standing, toCase } from "./rows";
import { CaseInput, type DatasetCase } from "./schema";

type Edit = { index: number; before: DatasetCase; next: CaseInput; row: CaseRow };

/** Changes and removes many cases as one revision, all of them or none; what says nothing new makes none. */
export const changeCases = verb(
  "datasets:write",
  (ctx, input: ChangeCases): Promise<ChangedCases> =>
    inTransaction(ctx, async (ctx) => {
      const dataset = await lockForCases(ctx, input.id);
      const present = await readStanding(ctx, dataset.id, [...input.cases.map(({ id }) => id), ...input.remove]);
      const find = (id: string) => {
        const found = present.get(id);
        if (!found) throw notFound("case", id);
        return found;
      };
      const removed = input.remove.map((id) => find(id).id);
      refuseStale(input.cases.map(({ id, ifRevision }) => ({ before: find(id), ifRevision })));
      const edits = input.cases.flatMap(({ id, ifRevision: _, ...change }, index): Edit[] => {
        const before = find(id);
        const next = mergeCase(before, change);
        const row = caseRow(next);
        return sameCase(row, caseRow(mergeCase(before, {}))) ? [] : [{ index, before, next, row }];
      });
      if (edits.length + removed.length === 0) return { revision: dataset.revision, changed: 0, removed: 0 };
      if (edits.some(easesGate)) requireScope(ctx, "workspace:admin"); // else an editor could ease a gate
      await refuseUnsound(ctx, dataset.variables, edits, input);
      await refuseTaken(ctx, dataset.id, edits, removed);

      const revision = await recordRevision(ctx, dataset, { added: 0, changed: edits.length, removed: removed.length });
      await writeEdits(ctx, { datasetId: dataset.id, revision, edits, removed });
      await requireGateCases(ctx, dataset.id, revision);
      const counts = { revision, changed: edits.length, removed: removed.length };
      await recordAudit(ctx, "dataset.cases_changed", dataset.id, counts);
      return counts;
    }),
);

async function readStanding(ctx: Context, datasetId: string, ids: string[]): Promise<Map<string, DatasetCase>> {
  const rows = await ctx.db
    .select(caseColumns)
    .from(caseVersions)
    .innerJoin(datasetCases, eq(datasetCases.id, caseVersions.caseId))
    .where(
      and(
        eq(caseVersions.workspaceId, ctx.workspaceId),
        eq(caseVersions.datasetId, datasetId),
        inArray(caseVersions.caseId, ids),
        standing(),
      ),
    );
  return new Map(rows.map(toCase).map((one) => [one.id, one]));
}

/** Names every case that is another by now, so that whoever typed can look at all of them at once. */
function refuseStale(cases: { before: DatasetCase; ifRevision?: number }[]): void {
  const errors = cases.flatMap(({ before, ifRevision }, index): FieldError[] =>
    ifRevision === undefined || ifRevision === before.revision
      ? []
      : [{ path: `cases.${index}.ifRevision`, message: `The case is of revision ${before.revision} now.` }],
  );
  if (errors.length === 0) return;
  const which = errors.length === 1 ? "One case has" : `${errors.length} cases have`;
  throw conflict(`${which} changed since. Nothing was saved: look at it before you change it.`, { errors });
}

const easesGate = ({ before, row }: Edit): boolean =>
  row.quarantined !== before.quarantined && (before.split === "gate" || row.split === "gate");

const limits = CaseInput.pick({ variables: true, tags: true });

async function refuseUnsound(
  ctx: Context,
  declared: Parameters<typeof checkValues>[0],
  edits: Edit[],
  { cases }: ChangeCases,
): Promise<void> {
  const check = assertionsChecker(ctx);
  const errors: FieldError[] = [];
  for (const { index, next } of edits) {
    const at = (path: string) => `cases.${index}.${path}`;
    const { error } = limits.safeParse({ variables: next.variables, tags: next.tags });
    errors.push(...(error?.issues ?? []).map(({ path, message }) => ({ path: at(path.join(".")), message })));
    for (const { path, message } of checkValues(declared, next.variables))
      errors.push({ path: at(`variables.${path}`), message });
    const { expectations, setExpectations } = cases[index] ?? {};
    if (expectations || setExpectations?.assertions)
      errors.push(
        ...(await check(next.expectations)).map(({ path, message }) => ({ path: at(`expectations.${path}`), message })),
      );
  }
  const [first] = errors;
  if (first) throw unprocessable(`${first.path}: ${first.message.replace(/\.$/, "")}. Nothing was saved.`, errors.slice(0, 100));
}

/** An externalId names one case of a dataset: those that are changed or removed here give theirs free. */
async function refuseTaken(ctx: Context, datasetId: string, edits: Edit[], removed: string[]): Promise<void> {
  const wanted = edits.filter(({ before, row }) => row.externalId !== null && row.externalId !== before.externalId);
  if (wanted.length === 0) return;
  const touched = [...edits.map(({ before }) => before.id), ...removed];
  const ids = wanted.flatMap(({ row }) => row.externalId ?? []);
  const others = await ctx.db
    .select({ externalId: caseVersions.externalId })
    .from(caseVersions)
    .where(
      and(
        eq(caseVersions.workspaceId, ctx.workspaceId),
        eq(caseVersions.datasetId, datasetId),
        standing(),
        inArray(caseVersions.externalId, ids),
        notInArray(caseVersions.caseId, touched),
      ),
    );
  const taken = new Set(others.map(({ externalId }) => externalId));
  const errors = wanted.flatMap(({ index, row }): FieldError[] => {
    const isTaken =
      taken.has(row.externalId) || edits.some((other) => other.index !== index && other.row.externalId === row.externalId);
    return isTaken ? [{ path: `cases.${index}.externalId`, message: `“${row.externalId}” is taken` }] : [];
  });
  const [first] = errors;
  if (first) throw conflict(`${first.path}: ${first.message}. An externalId names one case of a dataset.`, { errors });
}

type Written = { datasetId: string; revision: number; edits: Edit[]; removed: string[] };

async function writeEdits(ctx: Context, { datasetId, revision, edits, removed }: Written): Promise<void> {
  const { workspaceId } = ctx;
  const ended = [...edits.map(({ before }) => before.id), ...removed];
  await ctx.db
    .update(caseVersions)
    .set({ untilRevision: revision })
    .where(and(eq(caseVersions.workspaceId, workspaceId), inArray(caseVersions.caseId, ended), standing()));
  if (edits.length === 0) return;
  await ctx.db.insert(caseVersions).values(
    edits.map(({ before, row }) => ({
      ...{ workspaceId, datasetId, caseId: before.id, position: before.position },
      ...row,
      fromRevision: revision,
    })),
  );
}
