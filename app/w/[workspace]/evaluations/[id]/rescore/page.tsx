import type { Metadata } from "next";
import Link from "next/link";
import { rescore } from "@/app/w/[workspace]/evaluations/actions";
import { withSaved } from "@/components/evaluations/start/catalogue-of";
import { RescoreForm } from "@/components/evaluations/start/rescore-form";
import { setupUses } from "@/components/evaluations/start/setup-draft";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { countAnswers } from "@/lib/evaluations/count-answers";
import { getSetup } from "@/lib/evaluations/get-setup";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import { ListSaved } from "@/lib/evaluators/schema";
import { orNotFound } from "@/lib/http/or-not-found";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Re-score" };

export default async function RescorePage({ params }: PageProps<"/w/[workspace]/evaluations/[id]/rescore">) {
  const { workspace, id } = await params;
  const ctx = await contextFromSession(workspace);
  const [setup, answers, evaluators, saved] = await orNotFound(
    Promise.all([
      getSetup(ctx, { id }),
      countAnswers(ctx, { id }),
      listEvaluators(ctx, {}),
      listSavedEvaluators(ctx, ListSaved.parse({ pageSize: 100, sort: "name", order: "asc" })),
    ]),
  );
  const catalogue = withSaved(evaluators.data, saved.data);
  const listPath = `/w/${workspace}/evaluations`;
  const path = `${listPath}/${id}`;
  const hindrance = hindranceOf(setup.status, answers.scored + answers.settled, ctx.principal.scopes.has("evaluations:write"));
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[
          { text: "Evaluations", href: listPath },
          { text: setup.name, href: path },
        ]}
        title="Re-score"
        meta={<p>A new evaluation scores the stored answers of this one. No model is asked for answers again.</p>}
      />
      {hindrance ? (
        <EmptyState {...hindrance}>
          <Link href={path} className={buttonClass()}>
            Back to the evaluation
          </Link>
        </EmptyState>
      ) : (
        <RescoreForm
          {...{ id, catalogue, answers, path: listPath }}
          initial={{ name: "", passThreshold: setup.passThreshold?.toString() ?? "", uses: setupUses(setup, catalogue) }}
          rescore={rescore.bind(null, workspace)}
        />
      )}
    </div>
  );
}

/** Why there is no form, or null. */
function hindranceOf(status: string, answers: number, may: boolean) {
  if (!may) return { title: "Your role does not start evaluations", text: "An editor of this workspace can; ask one." };
  if (status === "queued" || status === "running")
    return { title: "It has not ended yet", text: "Its answers can be scored again when it has ended." };
  if (answers === 0)
    return { title: "No answer is stored", text: "None of its calls was answered, so there is nothing to score." };
  return null;
}
