import type { Metadata } from "next";
import Link from "next/link";
import { makeQueue } from "@/app/w/[workspace]/reviews/actions";
import { hrefWith } from "@/components/href-with";
import { beginQueue } from "@/components/reviews/begin-queue";
import { EvaluationChoice } from "@/components/reviews/evaluation-choice";
import { NewQueueForm } from "@/components/reviews/new-queue-form";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Context } from "@/lib/context";
import { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { ListEvaluations } from "@/lib/evaluations/schema";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { orNotFound } from "@/lib/http/or-not-found";
import type { PageQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "New review queue" };

export default async function NewQueuePage({ params, searchParams }: PageProps<"/w/[workspace]/reviews/new">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const root = `/w/${workspace}`;
  const path = `${root}/reviews`;
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <PageHeader crumbs={[{ text: "Reviews", href: path }]} title="New review queue" />
      {!ctx.principal.scopes.has("evaluations:write") ? (
        <EmptyState title="Your role does not make review queues" text="An editor of this workspace can; ask one.">
          <Link href={path} className={buttonClass()}>
            All queues
          </Link>
        </EmptyState>
      ) : typeof query.evaluation === "string" ? (
        <Form {...{ ctx, query, workspace, path, root }} id={query.evaluation} />
      ) : (
        <Choice ctx={ctx} root={root} hrefOf={(evaluation) => hrefWith(`${path}/new`, query, { evaluation })} />
      )}
    </div>
  );
}

type FormProps = { ctx: Context; id: string; query: PageQuery; workspace: string; path: string; root: string };

async function Form({ ctx, id, query, workspace, path, root }: FormProps) {
  const [evaluation, catalogue] = await orNotFound(Promise.all([getEvaluation(ctx, { id }), listEvaluators(ctx, {})]));
  const href = `${root}/evaluations/${id}`;
  if (evaluation.status === "queued" || evaluation.status === "running")
    return (
      <EmptyState title="This evaluation is still under way" text="Its answers can be judged as soon as it has ended.">
        <Link href={href} className={buttonClass()}>
          See the evaluation
        </Link>
      </EmptyState>
    );
  const asking = new Set(catalogue.data.flatMap(({ type, asksModel }) => (asksModel ? [type] : [])));
  return (
    <>
      <p>
        Answers of{" "}
        <Link href={href} className="text-accent underline underline-offset-2">
          {evaluation.name}
        </Link>
        . What fits the rule now is chosen once.
      </p>
      <NewQueueForm
        evaluation={{ id, arms: evaluation.versions.map(({ armId, label }) => ({ armId, label })) }}
        initial={beginQueue(evaluation, query)}
        judges={evaluation.evaluators.flatMap(({ key, type }) => (asking.has(type) ? [key] : []))}
        path={path}
        make={makeQueue.bind(null, workspace)}
      />
    </>
  );
}

async function Choice({ ctx, root, hrefOf }: { ctx: Context; root: string; hrefOf: (id: string) => string }) {
  const { data } = await listEvaluations(ctx, ListEvaluations.parse({ pageSize: 50 }));
  const ended = data.filter(({ status }) => status !== "queued" && status !== "running");
  return (
    <EvaluationChoice
      evaluations={ended.map(({ id, name, createdAt }) => ({ id, name, createdAt }))}
      root={root}
      hrefOf={hrefOf}
    />
  );
}
