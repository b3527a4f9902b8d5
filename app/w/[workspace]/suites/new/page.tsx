import type { Metadata } from "next";
import { casesOf, findDatasets } from "@/app/w/[workspace]/evaluations/actions";
import { addSuite } from "@/app/w/[workspace]/suites/actions";
import { formSetting } from "@/app/w/[workspace]/suites/form-setting";
import { suggestUses } from "@/components/evaluations/start/suggest-uses";
import { PageProblem } from "@/components/page-problem";
import { blankSuite } from "@/components/suites/suite-draft";
import { SuiteForm } from "@/components/suites/suite-form";
import { PageHeader } from "@/components/ui/page-header";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "New suite" };

export default async function NewSuitePage({ params, searchParams }: PageProps<"/w/[workspace]/suites/new">) {
  const { workspace } = await params;
  const { dataset } = await searchParams;
  const ctx = await contextFromSession(workspace);
  if (!ctx.principal.scopes.has("evaluations:write"))
    return <PageProblem title="Not for your role" text="Making a suite takes the role editor. Ask an admin of the workspace." />;
  const named = typeof dataset === "string" && dataset !== "" ? dataset : null;
  const { summary, catalogue, datasets, cases } = await orNotFound(formSetting(ctx, named));
  const expected = summary?.expectations.map(({ name }) => name);
  const initial = blankSuite({ datasetId: summary?.id ?? "", uses: expected ? suggestUses(catalogue, expected) : [] });
  const path = `/w/${workspace}/suites`;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[{ text: "Suites", href: path }]}
        title="New suite"
        meta={<p>A named recipe of an evaluation, so that every version is measured the same way.</p>}
      />
      <SuiteForm
        {...{ id: null, initial, catalogue, datasets, cases, path }}
        save={addSuite.bind(null, workspace)}
        casesOf={casesOf.bind(null, workspace)}
        findDatasets={findDatasets.bind(null, workspace)}
      />
    </div>
  );
}
