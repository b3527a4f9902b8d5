import type { Metadata } from "next";
import Link from "next/link";
import { removeSuite, saveSuite } from "@/app/w/[workspace]/suites/actions";
import { EvaluationTable } from "@/components/evaluations/evaluation-table";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { recipeLines } from "@/components/suites/recipe-lines";
import { SuiteButtons } from "@/components/suites/suite-buttons";
import { SuiteRevisions } from "@/components/suites/suite-revisions";
import { SuiteUses } from "@/components/suites/suite-uses";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Fact, Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { PageLinks } from "@/components/ui/page-links";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { ListEvaluations } from "@/lib/evaluations/schema";
import { summariseEvaluations } from "@/lib/evaluations/summarise-evaluations";
import { orNotFound } from "@/lib/http/or-not-found";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { getSuite } from "@/lib/suites/get-suite";
import { listSuiteRevisions } from "@/lib/suites/list-suite-revisions";
import { listSuiteUses } from "@/lib/suites/list-suite-uses";
import { ListSuiteRevisions } from "@/lib/suites/schema";

export const metadata: Metadata = { title: "Suite" };

const shown = 10;

export default async function SuitePage({ params, searchParams }: PageProps<"/w/[workspace]/suites/[slug]">) {
  const { workspace, slug } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const suite = await orNotFound(getSuite(ctx, { id: slug }));
  const { id } = suite;
  const asked = readQuery(ListSuiteRevisions, query, { id, pageSize: String(shown) });
  const [revisions, further, uses, evaluations] = await Promise.all([
    listSuiteRevisions(ctx, asked),
    listSuiteRevisions(ctx, { ...asked, page: asked.page * shown + 1, pageSize: 1 }),
    listSuiteUses(ctx, { id }),
    listEvaluations(ctx, ListEvaluations.parse({ suiteId: id, pageSize: shown })),
  ]);
  const arms = await summariseEvaluations(ctx, { ids: evaluations.data.map((one) => one.id) });
  const root = `/w/${workspace}`;
  const path = `${root}/suites/${suite.slug}`;
  const mayWrite = ctx.principal.scopes.has("evaluations:write");
  return (
    <div className="flex max-w-6xl flex-col gap-8">
      <div className="flex flex-col gap-3">
        <PageHeader
          crumbs={[{ text: "Suites", href: `${root}/suites` }]}
          title={suite.name}
          meta={
            <>
              <p>{suite.archivedAt ? <Badge>Archived</Badge> : <Badge tone="good">Revision {suite.revision}</Badge>}</p>
              <p className="font-mono">{suite.slug}</p>
            </>
          }
          actions={
            mayWrite && (
              <>
                {!suite.archivedAt && (
                  <Link href={`${path}/edit`} prefetch={false} className={buttonClass()}>
                    Edit
                  </Link>
                )}
                <SuiteButtons
                  suite={{ id, name: suite.name, isArchived: suite.archivedAt !== null }}
                  list={`${root}/suites`}
                  bringBack={saveSuite.bind(null, workspace)}
                  remove={removeSuite.bind(null, workspace)}
                />
                {!suite.archivedAt && (
                  <Link href={`${root}/evaluations/new?suite=${suite.slug}`} prefetch={false} className={buttonClass("primary")}>
                    Evaluate with it
                  </Link>
                )}
              </>
            )
          }
        />
        {suite.description && <p className="max-w-prose break-words whitespace-pre-wrap">{suite.description}</p>}
      </div>
      <PageSection title="What it asks">
        <Facts>
          {recipeLines(suite).map(({ name, text }) => (
            <Fact key={name} name={name}>
              {text}
            </Fact>
          ))}
        </Facts>
      </PageSection>
      <PageSection title="Used by">
        <SuiteUses uses={uses} revision={suite.revision} path={root} />
      </PageSection>
      <PageSection title="Evaluations">
        {evaluations.data.length > 0 ? (
          <EvaluationTable evaluations={evaluations.data} arms={arms} path={`${root}/evaluations`} />
        ) : (
          <p className="text-muted">No evaluation was started from it yet.</p>
        )}
        {evaluations.pagination.total > shown && (
          <Link href={`${root}/evaluations?suiteId=${suite.slug}`} className="w-fit text-accent underline underline-offset-2">
            All {evaluations.pagination.total}
          </Link>
        )}
      </PageSection>
      <PageSection title="Revisions">
        <SuiteRevisions revisions={revisions.data} before={further.data[0] ?? null} />
        {revisions.pagination.total > shown && (
          <PageLinks
            what="revisions"
            {...revisions.pagination}
            hrefOf={(page) => hrefWith(path, query, { page: String(page) })}
          />
        )}
      </PageSection>
    </div>
  );
}
