import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { tryOne } from "@/app/w/[workspace]/evaluators/actions";
import { catalogueOf } from "@/components/evaluations/start/catalogue-of";
import { evaluatorDraft } from "@/components/evaluators/evaluator-draft";
import { blankSample, type SampleDraft, sampleDraft } from "@/components/evaluators/sample-draft";
import { TryPanel } from "@/components/evaluators/try-panel";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Context } from "@/lib/context";
import { getResult } from "@/lib/evaluations/get-result";
import { getSavedEvaluator } from "@/lib/evaluators/get-saved-evaluator";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { orNotFound } from "@/lib/http/or-not-found";
import type { PageQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "Try an evaluator" };

export default async function TryEvaluatorPage({ params, searchParams }: PageProps<"/w/[workspace]/evaluators/try">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const path = `/w/${workspace}/evaluators`;
  const mayTry = ctx.principal.scopes.has("evaluations:write");
  const [catalogue, stored, result] = await Promise.all([
    listEvaluators(ctx, {}).then(({ data }) => catalogueOf(data)),
    textOf(query.saved) ? orNotFound(getSavedEvaluator(ctx, { id: textOf(query.saved) })) : null,
    textOf(query.result) ? orNotFound(sampleOfResult(ctx, textOf(query.result))) : null,
  ]);
  const type = catalogue.find((one) => one.type === textOf(query.type))?.type ?? catalogue[0]?.type ?? "";
  const draft = evaluatorDraft(stored?.revision ?? { type, options: {} }, catalogue);
  if (!draft) notFound();
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader
        crumbs={[{ text: "Evaluators", href: path }, ...(stored ? [{ text: stored.name, href: `${path}/${stored.slug}` }] : [])]}
        title="Try an evaluator"
        meta={
          result ? (
            <p>
              On the answer of{" "}
              <Link
                href={`/w/${workspace}/evaluations/${result.evaluationId}/results/${textOf(query.result)}`}
                prefetch={false}
                className="text-accent underline underline-offset-2"
              >
                {result.title}
              </Link>
              . Nothing of it is changed.
            </p>
          ) : (
            <p>Scores one answer at once. Nothing of it is kept.</p>
          )
        }
      />
      {mayTry ? (
        <TryPanel
          {...{ catalogue, newPath: `${path}/new` }}
          initial={{ use: draft.use, sample: result?.sample ?? blankSample }}
          attempt={tryOne.bind(null, workspace)}
        />
      ) : (
        <EmptyState
          title="Your role does not try evaluators"
          text="An editor of this workspace can: some of them ask a model, which costs."
        >
          <Link href={path} className={buttonClass()}>
            All evaluators
          </Link>
        </EmptyState>
      )}
    </div>
  );
}

const textOf = (value: PageQuery[string]) => (typeof value === "string" ? value : "");

/** The answer of a result with its case, as a sample to score. */
async function sampleOfResult(ctx: Context, id: string): Promise<{ title: string; evaluationId: string; sample: SampleDraft }> {
  const { output, messages, latencyMs, usage, costUsd, case: measured, ...result } = await getResult(ctx, { id });
  const rest = {
    ...(messages && { messages }),
    ...(latencyMs !== null && { latencyMs }),
    ...(usage && { usage: { inputTokens: usage.input, outputTokens: usage.output } }),
    ...(costUsd !== null && { costUsd }),
    case: { id: result.caseId, tags: measured.tags },
  };
  const sample = sampleDraft({ output: output ?? "", input: measured.variables, expected: measured.expectations, ...rest });
  return { title: result.caseTitle, evaluationId: result.evaluationId, sample };
}
