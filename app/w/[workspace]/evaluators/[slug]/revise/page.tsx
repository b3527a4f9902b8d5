import type { Metadata } from "next";
import Link from "next/link";
import { reviseEvaluator } from "@/app/w/[workspace]/evaluators/actions";
import { catalogueOf } from "@/components/evaluations/start/catalogue-of";
import { evaluatorDraft } from "@/components/evaluators/evaluator-draft";
import { ReviseForm } from "@/components/evaluators/revise-form";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getSavedEvaluator } from "@/lib/evaluators/get-saved-evaluator";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "New revision" };

export default async function ReviseEvaluatorPage({ params }: PageProps<"/w/[workspace]/evaluators/[slug]/revise">) {
  const { workspace, slug } = await params;
  const ctx = await contextFromSession(workspace);
  const [saved, evaluators] = await orNotFound(Promise.all([getSavedEvaluator(ctx, { id: slug }), listEvaluators(ctx, {})]));
  const catalogue = catalogueOf(evaluators.data);
  const list = `/w/${workspace}/evaluators`;
  const path = `${list}/${saved.slug}`;
  const initial = evaluatorDraft(saved.revision, catalogue);
  const may = ctx.principal.scopes.has("evaluations:write");
  const hindrance = !may
    ? { title: "Your role does not save evaluators", text: "An editor of this workspace can; ask one." }
    : saved.archivedAt
      ? { title: "This evaluator is archived", text: "Take it out of the archive to add a revision." }
      : null;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[
          { text: "Evaluators", href: list },
          { text: saved.name, href: path },
        ]}
        title="New revision"
        meta={<p>It begins as revision {saved.revision.number}, which stays as it is.</p>}
      />
      {initial && !hindrance ? (
        <ReviseForm {...{ initial, catalogue, path }} id={saved.id} save={reviseEvaluator.bind(null, workspace)} />
      ) : (
        <EmptyState
          {...(hindrance ?? { title: "Its type is gone", text: "This evaluator's type is no longer in the catalogue." })}
        >
          <Link href={path} className={buttonClass()}>
            Back to the evaluator
          </Link>
        </EmptyState>
      )}
    </div>
  );
}
