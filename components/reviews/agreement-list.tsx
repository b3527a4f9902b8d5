import type { getQueue } from "@/lib/reviews/get-queue";
import { agreementWords } from "./agreement-words";

type Queue = Awaited<ReturnType<typeof getQueue>>;

/** How far its reviewers agree, criterion by criterion. */
export function AgreementList({ queue }: { queue: Queue }) {
  const nameOf = (key: string) => queue.criteria.find((one) => one.key === key)?.name ?? "Which answer is better?";
  if (queue.reviewersPerItem === 1 && queue.agreement.every(({ items }) => items === 0))
    return <p className="text-muted">One person judges each item here, so there is nothing to compare.</p>;
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {queue.agreement.map(({ key, ...agreement }) => {
        const { sentence, advice } = agreementWords(agreement);
        return (
          <li key={key} className="flex flex-col gap-1 p-3">
            <p className="font-medium break-words">{nameOf(key)}</p>
            <p className="tabular-nums">{sentence}</p>
            <p className="text-muted tabular-nums">{advice}</p>
          </li>
        );
      })}
    </ul>
  );
}
