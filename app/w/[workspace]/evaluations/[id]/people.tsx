import { PeopleNote } from "@/components/evaluations/people-note";
import { ReviewLinks } from "@/components/evaluations/review-links";
import { PageSection } from "@/components/page-section";
import { TrustNote } from "@/components/reviews/trust-note";
import type { Context } from "@/lib/context";
import type { getEvaluation } from "@/lib/evaluations/get-evaluation";
import { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { getPeopleAgreement } from "@/lib/reviews/get-people-agreement";
import { listEligibility } from "@/lib/reviews/list-eligibility";
import { listQueues } from "@/lib/reviews/list-queues";
import { ListQueues } from "@/lib/reviews/schema";

type Props = {
  ctx: Context;
  evaluation: Awaited<ReturnType<typeof getEvaluation>>;
  path: string;
  /** Where review queues live. */
  reviewsPath: string;
  mayMake: boolean;
};

/** What people say of an evaluation's answers, and whether its judges can be trusted. */
export async function People({ ctx, evaluation, path, reviewsPath, mayMake }: Props) {
  const { id, evaluators } = evaluation;
  const catalogue = await listEvaluators(ctx, {});
  const judges = evaluators.filter(({ type }) => catalogue.data.some((one) => one.type === type && one.asksModel));
  const [people, queues, eligibility] = await Promise.all([
    getPeopleAgreement(ctx, { id }),
    listQueues(ctx, ListQueues.parse({ evaluationId: id, pageSize: 5 })),
    listEligibility(ctx, { fingerprints: judges.map(({ fingerprint }) => fingerprint) }),
  ]);
  const newHref = mayMake ? `${reviewsPath}/new?evaluation=${id}` : null;
  const asked = [
    { rule: "random", text: "Review some at random" },
    { rule: "failures", text: "Review failures" },
    ...(evaluators.length > 1 ? [{ rule: "disagreements", text: "Review disagreements" }] : []),
  ];
  const named = eligibility.map((one) => ({
    ...one,
    name: judges.find(({ fingerprint }) => fingerprint === one.fingerprint)?.key,
  }));
  return (
    <>
      <PageSection title="What people say">
        <PeopleNote {...{ people, queues }} path={reviewsPath} overriddenHref={`${path}?tab=results&overridden=true`} />
        <ReviewLinks newHref={newHref} asked={asked} />
      </PageSection>
      {named.length > 0 && (
        <PageSection title={named.length === 1 ? "Can this judge be trusted?" : "Can these judges be trusted?"}>
          <TrustNote judges={named} queueHref={newHref && `${newHref}&rule=random`} />
        </PageSection>
      )}
    </>
  );
}
