import type { Metadata } from "next";
import Link from "next/link";
import { saveEvaluator } from "@/app/w/[workspace]/evaluators/actions";
import { catalogueOf } from "@/components/evaluations/start/catalogue-of";
import { evaluatorDraft } from "@/components/evaluators/evaluator-draft";
import { NewEvaluatorForm } from "@/components/evaluators/new-evaluator-form";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import type { PageQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "New evaluator" };

export default async function NewEvaluatorPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluators/new">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const catalogue = catalogueOf((await listEvaluators(ctx, {})).data);
  const path = `/w/${workspace}/evaluators`;
  const type = catalogue.find((one) => one.type === query.type)?.type ?? catalogue[0]?.type ?? "";
  const initial = evaluatorDraft({ type, options: optionsIn(query.options) }, catalogue);
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[{ text: "Evaluators", href: path }]}
        title="New evaluator"
        meta={<p>One of the catalogue, configured and named, for every evaluation of this workspace.</p>}
      />
      {initial && ctx.principal.scopes.has("evaluations:write") ? (
        <NewEvaluatorForm {...{ initial, catalogue, path }} save={saveEvaluator.bind(null, workspace)} />
      ) : (
        <EmptyState title="Your role does not save evaluators" text="An editor of this workspace can; ask one.">
          <Link href={path} className={buttonClass()}>
            All evaluators
          </Link>
        </EmptyState>
      )}
    </div>
  );
}

/** Options that an address brings along; none where it is not readable. */
function optionsIn(text: PageQuery[string]): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(typeof text === "string" ? text : "{}");
    return typeof read === "object" && read !== null && !Array.isArray(read) ? { ...read } : {};
  } catch {
    return {};
  }
}
