import type { Metadata } from "next";
import { changeEvaluator, checkEvaluator, removeEvaluator } from "@/app/w/[workspace]/evaluators/actions";
import { FixtureTable } from "@/components/evaluators/fixture-table";
import { RevisionFacts } from "@/components/evaluators/revision-facts";
import { RevisionTable } from "@/components/evaluators/revision-table";
import { SavedHeader } from "@/components/evaluators/saved-header";
import { UseTable } from "@/components/evaluators/use-table";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { TrustNote } from "@/components/reviews/trust-note";
import { PageLinks } from "@/components/ui/page-links";
import { When } from "@/components/when";
import { getEvaluatorRevision } from "@/lib/evaluators/get-evaluator-revision";
import { getSavedEvaluator } from "@/lib/evaluators/get-saved-evaluator";
import { listEvaluatorRevisions } from "@/lib/evaluators/list-evaluator-revisions";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { listSavedUses } from "@/lib/evaluators/list-saved-uses";
import { ListSavedRevisions } from "@/lib/evaluators/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { listEligibility } from "@/lib/reviews/list-eligibility";

export const metadata: Metadata = { title: "Evaluator" };

export default async function EvaluatorPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluators/[slug]">) {
  const { workspace, slug } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const [saved, revisions, uses] = await orNotFound(
    Promise.all([
      getSavedEvaluator(ctx, { id: slug }),
      listEvaluatorRevisions(ctx, readQuery(ListSavedRevisions, query, { id: slug })),
      listSavedUses(ctx, { id: slug }),
    ]),
  );
  const list = `/w/${workspace}/evaluators`;
  const path = `${list}/${saved.slug}`;
  const may = ctx.principal.scopes.has("evaluations:write");
  const { currentRevision, archivedAt } = saved;
  const asked = Number(query.revision);
  const revision =
    Number.isSafeInteger(asked) && asked > 0 && asked !== saved.revision.number
      ? await orNotFound(getEvaluatorRevision(ctx, { id: saved.id, number: asked }))
      : saved.revision;
  const catalogue = await listEvaluators(ctx, {});
  const isJudge = catalogue.data.some(({ type, asksModel }) => type === revision.type && asksModel);
  const trust = isJudge ? await listEligibility(ctx, { fingerprints: [revision.fingerprint] }) : null;
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <SavedHeader
        {...{ saved, list }}
        uses={uses.total}
        changes={
          may
            ? {
                change: changeEvaluator.bind(null, workspace),
                check: checkEvaluator.bind(null, workspace),
                remove: removeEvaluator.bind(null, workspace),
              }
            : null
        }
      />
      <PageSection title={`Revision ${revision.number}`}>
        <RevisionFacts revision={revision} />
      </PageSection>
      {trust && (
        <PageSection title="Can this judge be trusted?">
          <TrustNote judges={trust} queueHref={may ? `/w/${workspace}/reviews/new?rule=random` : null} />
        </PageSection>
      )}
      <PageSection title="Fixtures">
        {revision.report.length > 0 ? (
          <>
            <FixtureTable fixtures={revision.fixtures} report={revision.report} />
            <p className="text-muted">
              They last ran <When at={revision.checkedAt} />.
            </p>
          </>
        ) : (
          <p className="text-muted">Revision {revision.number} has no fixtures, so nothing proves that it scores as meant.</p>
        )}
      </PageSection>
      <PageSection title="Revisions">
        <RevisionTable
          revisions={revisions.data}
          savedId={saved.id}
          currentRevision={currentRevision}
          shown={revision.number}
          hrefOf={(number) => hrefWith(path, query, { revision: String(number) })}
          change={may && !archivedAt ? changeEvaluator.bind(null, workspace) : null}
        />
        {revisions.pagination.total > revisions.pagination.pageSize && (
          <PageLinks
            what="revisions"
            {...revisions.pagination}
            hrefOf={(page) => hrefWith(path, query, { page: String(page) })}
          />
        )}
      </PageSection>
      <PageSection title="Uses">
        {uses.total > 0 ? (
          <UseTable uses={uses} path={`/w/${workspace}/evaluations`} />
        ) : (
          <p className="text-muted">No evaluation was scored by it yet.</p>
        )}
      </PageSection>
    </div>
  );
}
