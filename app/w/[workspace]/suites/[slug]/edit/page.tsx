import type { Metadata } from "next";
import { casesOf, findDatasets } from "@/app/w/[workspace]/evaluations/actions";
import { saveSuite } from "@/app/w/[workspace]/suites/actions";
import { formSetting } from "@/app/w/[workspace]/suites/form-setting";
import { PageProblem } from "@/components/page-problem";
import { suiteDraft } from "@/components/suites/suite-draft";
import { SuiteForm } from "@/components/suites/suite-form";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";
import { getSuite } from "@/lib/suites/get-suite";

export const metadata: Metadata = { title: "Edit a suite" };

export default async function EditSuitePage({ params }: PageProps<"/w/[workspace]/suites/[slug]/edit">) {
  const { workspace, slug } = await params;
  const ctx = await contextFromSession(workspace);
  const suite = await orNotFound(getSuite(ctx, { id: slug }));
  if (!ctx.principal.scopes.has("evaluations:write") || suite.archivedAt)
    return <PageProblem title="Not to be edited" text="A suite in use is changed by an editor; an archived one by nobody." />;
  const { catalogue, datasets, cases } = await formSetting(ctx, suite.datasetId);
  const initial = suiteDraft(suite, catalogue);
  const left = suite.evaluators.length - initial.uses.length;
  const path = `/w/${workspace}/suites`;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[
          { text: "Suites", href: path },
          { text: suite.name, href: `${path}/${suite.slug}` },
        ]}
        title="Edit suite"
        meta={<p>Revision {suite.revision}</p>}
      />
      {left > 0 && (
        <p className="rounded-md bg-warn-ground px-3 py-2 text-warn">
          {left === 1 ? "One of its evaluators is" : `${left} of its evaluators are`} archived, so saving leaves it out.
        </p>
      )}
      <SuiteForm
        {...{ id: suite.id, initial, catalogue, datasets, cases, path }}
        save={saveSuite.bind(null, workspace)}
        casesOf={casesOf.bind(null, workspace)}
        findDatasets={findDatasets.bind(null, workspace)}
      />
    </div>
  );
}
