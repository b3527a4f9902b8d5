import type { Metadata } from "next";
import { Suspense } from "react";
import { CaseFilters } from "@/components/datasets/case-filters";
import { CaseList } from "@/components/datasets/case-list";
import { CaseSide } from "@/components/datasets/case-side";
import { columnsOf } from "@/components/datasets/columns-of";
import { DatasetHeader } from "@/components/datasets/dataset-header";
import { HintChips } from "@/components/datasets/hint-chips";
import { RevisionNote } from "@/components/datasets/revision-note";
import { hrefWith } from "@/components/href-with";
import { PageLinks } from "@/components/ui/page-links";
import { countUses } from "@/lib/datasets/count-uses";
import { fieldsOfCase, fieldsOfNewCase } from "@/lib/datasets/fields-of-case";
import { getCase } from "@/lib/datasets/get-case";
import { getDataset } from "@/lib/datasets/get-dataset";
import { getHints } from "@/lib/datasets/get-hints";
import { listCaseTags } from "@/lib/datasets/list-case-tags";
import { listCases } from "@/lib/datasets/list-cases";
import { type DatasetCase, ListCases } from "@/lib/datasets/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { type PageQuery, readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import {
  addCase,
  archiveDataset,
  changeMany,
  dealOut,
  removeCase,
  removeDataset,
  saveCase,
  saveCells,
  saveDataset,
  setQuarantine,
} from "../actions";

export const metadata: Metadata = { title: "Dataset" };

export default async function DatasetPage({ params, searchParams }: PageProps<"/w/[workspace]/datasets/[id]">) {
  const { workspace, id } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const dataset = await orNotFound(getDataset(ctx, { id }));
  const asked = readQuery(ListCases, { pageSize: "50", ...query }, { id });
  const revision = asked.revision && asked.revision < dataset.revision ? asked.revision : undefined;
  const hint = revision ? undefined : asked.hint;
  const [{ data, pagination }, tags, uses] = await Promise.all([
    listCases(ctx, { ...asked, revision, hint }),
    listCaseTags(ctx, { id, revision }),
    countUses(ctx, { ids: [id] }),
  ]);
  const mayWrite = ctx.principal.scopes.has("datasets:write");
  const path = `/w/${workspace}/datasets/${id}`;
  const hrefOf = (change: Record<string, string | undefined>) =>
    hrefWith(path, query, { case: undefined, from: undefined, edit: undefined, ...change });
  const chosen = await chosenCase(query, data, (caseId) => getCase(ctx, { id: caseId, revision }), id);
  const columns = columnsOf(dataset.variables, data);
  const isEmpty = pagination.total === 0 && !asked.q && !asked.tag && !asked.split && !hint && asked.quarantined === undefined;
  const mayChange = mayWrite && !dataset.archivedAt && !revision;
  const mayEaseGate = ctx.principal.scopes.has("workspace:admin");
  return (
    <div className="flex max-w-7xl flex-col gap-5">
      <DatasetHeader
        dataset={dataset}
        uses={uses[id] ?? 0}
        workspace={workspace}
        tab="cases"
        changes={mayWrite ? datasetChanges(workspace) : null}
      />
      {revision && <RevisionNote revision={revision} newest={dataset.revision} path={path} workspace={workspace} id={id} />}
      {!isEmpty && <CaseFilters path={path} query={query} chosen={{ ...asked, hint }} tags={tags} />}
      {!isEmpty && !revision && (
        <Suspense fallback={<div className="h-7" />}>
          <HintChips hints={getHints(ctx, { id })} path={path} query={query} chosen={hint} />
        </Suspense>
      )}
      <CaseList
        dataset={dataset}
        workspace={workspace}
        path={path}
        cases={data}
        variables={columns}
        pagination={pagination}
        isEmpty={isEmpty}
        revision={revision}
        openCase={chosen?.id}
        listHref={hrefOf({})}
        changes={mayChange ? gridChanges(workspace) : null}
        mayEaseGate={mayEaseGate}
      />
      {pagination.total > 0 && <PageLinks what="cases" {...pagination} hrefOf={(page) => hrefOf({ page: String(page) })} />}
      <CaseSide
        query={query}
        cases={data}
        chosen={chosen}
        revision={dataset.revision}
        hrefOf={hrefOf}
        declared={dataset.variables.map(({ name }) => name)}
        fields={chosen ? fieldsOfCase(chosen) : fieldsOfNewCase(dataset.variables, columns)}
        changes={mayChange ? caseChanges(workspace) : null}
        datasetId={id}
        mayEaseGate={mayEaseGate}
      />
    </div>
  );
}

/** The case the address names: one of the list, or another of the same dataset; one that is gone is not shown. */
async function chosenCase(
  query: PageQuery,
  cases: DatasetCase[],
  read: (id: string) => Promise<DatasetCase>,
  datasetId: string,
): Promise<DatasetCase | null> {
  const named = query.case === "new" ? query.from : query.case;
  if (typeof named !== "string") return null;
  const found = cases.find((one) => one.id === named) ?? (await read(named).catch(() => null));
  return found?.datasetId === datasetId ? found : null;
}

const datasetChanges = (workspace: string) => ({
  save: saveDataset.bind(null, workspace),
  archive: archiveDataset.bind(null, workspace),
  remove: removeDataset.bind(null, workspace),
  deal: dealOut.bind(null, workspace),
});

const caseChanges = (workspace: string) => ({
  add: addCase.bind(null, workspace),
  save: saveCase.bind(null, workspace),
  remove: removeCase.bind(null, workspace),
  quarantine: setQuarantine.bind(null, workspace),
});

const gridChanges = (workspace: string) => ({
  saveCells: saveCells.bind(null, workspace),
  changeMany: changeMany.bind(null, workspace),
});
