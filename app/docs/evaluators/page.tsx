import type { Metadata } from "next";
import { EvaluatorIndex } from "@/components/docs/evaluator-index";
import { EvaluatorSection } from "@/components/docs/evaluator-section";
import { UsingEvaluators } from "@/components/docs/using-evaluators";
import { groupEvaluators } from "@/components/evaluations/group-evaluators";
import { PageHeader } from "@/components/ui/page-header";
import { catalogueReference } from "@/lib/openapi/catalogue-reference";

export const metadata: Metadata = { title: "Evaluators" };

export default function EvaluatorsPage() {
  const groups = groupEvaluators(catalogueReference());
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        title="Evaluators"
        meta="What scores an answer: the rule of each, its options, and what it says of some answers."
      />
      <EvaluatorIndex groups={groups} />
      <UsingEvaluators />
      {groups.map(({ name, title, about, evaluators }) => (
        <section key={name} aria-labelledby={`group-${name}`} className="flex min-w-0 flex-col gap-6">
          <header className="flex flex-col gap-1">
            <h2 id={`group-${name}`} className="scroll-mt-4 font-semibold text-xl">
              {title}
            </h2>
            <p className="text-muted">{about}</p>
          </header>
          {evaluators.map((evaluator) => (
            <EvaluatorSection key={evaluator.type} evaluator={evaluator} />
          ))}
        </section>
      ))}
    </div>
  );
}
