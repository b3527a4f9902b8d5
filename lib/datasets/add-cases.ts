import { and, eq, inArray } from "drizzle-orm";
import { one } from "@/db/rows";
import { caseVersions, datasetCases } from "@/db/schema/datasets";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { conflict, type FieldError, unprocessable } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { verb } from "@/lib/verb";
import { assertionsChecker } from "./assertions-checker";
import { caseRow } from "./case-row";
import { checkValues } from "./check-values";
import { requireGateCases } from "./require-gate-cases";
import { lastPosition, lockForCases, makerOf, recordRevision, standing, toCase } from "./rows";
import { type AddCases, CaseInput, type DatasetCase } from "./schema";

/** Adds one case, or several in one revision; answers in kind: a case for a case, a list for a list. */
export const addCases = verb(
  "datasets:write",
  (ctx, input: AddCases): Promise<DatasetCase | DatasetCase[]> =>
    inTransaction(ctx, async (ctx) => {
      const { id, cases, ...single } = input;
      const dataset = await lockForCases(ctx, id);
      const inputs = cases ?? [CaseInput.parse(single)];
      const at = (index: number, field: string) => (cases ? `cases.${index}.${field}` : field);
      const errors = inputs.flatMap(({ variables }, index) =>
        checkValues(dataset.variables, variables).map((error) => ({ ...error, path: at(index, `variables.${error.path}`) })),
      );
      if (errors.length > 0) throw unprocessable("The variables do not fit what the dataset declares.", errors.slice(0, 100));
      await refuseAssertions(ctx, inputs, at);
      await refuseTaken(ctx, id, inputs, at);

      const before = await lastPosition(ctx, id);
      const revision = await recordRevision(ctx, dataset, { added: inputs.length, changed: 0, removed: 0 });
      const identity = { workspaceId: ctx.workspaceId, datasetId: id };
      const rows = inputs.map((one, index) => ({
        ...identity,
        ...caseRow(one),
        caseId: newId("case"),
        fromRevision: revision,
        position: before + index + 1,
      }));
      const createdBy = makerOf(ctx);
      const made = await ctx.db
        .insert(datasetCases)
        .values(rows.map(({ caseId }) => ({ ...identity, id: caseId, createdBy })))
        .returning({ createdAt: datasetCases.createdAt });
      const versions = await ctx.db.insert(caseVersions).values(rows).returning();
      await requireGateCases(ctx, id, revision);
      await recordAudit(ctx, "dataset.cases_added", id, { revision, added: rows.length });

      const createdAt = made[0]?.createdAt ?? new Date();
      const added = versions.map((version) => toCase({ version, createdBy, createdAt }));
      return cases ? added : one(added);
    }),
);

async function refuseAssertions(ctx: Context, inputs: CaseInput[], at: (index: number, field: string) => string): Promise<void> {
  const check = assertionsChecker(ctx);
  const errors: FieldError[] = [];
  for (const [index, { expectations }] of inputs.entries()) {
    const found = await check(expectations);
    errors.push(...found.map((error) => ({ ...error, path: at(index, `expectations.${error.path}`) })));
  }
  const [first] = errors;
  if (first) throw unprocessable(`${first.path}: ${first.message.replace(/\.$/, "")}.`, errors.slice(0, 100));
}

/** An externalId names one case of a dataset; the lock on the dataset keeps it so until the insert. */
async function refuseTaken(ctx: Context, datasetId: string, inputs: CaseInput[], at: (index: number, field: string) => string) {
  const ids = inputs.flatMap((input) => input.externalId ?? []);
  if (ids.length === 0) return;
  const taken = await ctx.db
    .select({ externalId: caseVersions.externalId })
    .from(caseVersions)
    .where(
      and(
        eq(caseVersions.workspaceId, ctx.workspaceId),
        eq(caseVersions.datasetId, datasetId),
        standing(),
        inArray(caseVersions.externalId, ids),
      ),
    );
  const seen = new Set(taken.map((row) => row.externalId));
  const errors: FieldError[] = [];
  for (const [index, { externalId }] of inputs.entries()) {
    if (externalId === undefined) continue;
    if (seen.has(externalId)) errors.push({ path: at(index, "externalId"), message: `“${externalId}” is taken` });
    seen.add(externalId);
  }
  const [first] = errors;
  if (first) throw conflict(`${first.path}: ${first.message}. An externalId names one case of a dataset.`, { errors });
}
