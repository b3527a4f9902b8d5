import Link from "next/link";
import { show } from "@/components/show";
import type { getPeopleAgreement } from "@/lib/reviews/get-people-agreement";
import type { listQueues } from "@/lib/reviews/list-queues";

type Props = {
  people: Awaited<ReturnType<typeof getPeopleAgreement>>;
  queues: Awaited<ReturnType<typeof listQueues>>;
  /** Where review queues live. */
  path: string;
  overriddenHref: string;
};

/** What people said of the answers, beside what the evaluators said, and the queues in which they are asked. */
export function PeopleNote({
  people: { reviewed, items, agreement, interval, overridden },
  queues,
  path,
  overriddenHref,
}: Props) {
  return (
    <div className="flex flex-col gap-2">
      <p className="tabular-nums">
        {reviewed === 0
          ? "Nobody has judged an answer yet."
          : agreement === null || !interval
            ? `People looked at ${count(reviewed)} and gave no verdict that could be compared.`
            : `People and the evaluators say the same of ${Math.round(agreement * items)} of ${count(items)} (${whole(agreement)}; over all answers like these between ${whole(interval.low)} and ${whole(interval.high)}).`}
        {overridden > 0 && (
          <>
            {" "}
            <Link href={overriddenHref} scroll={false} className="text-accent underline underline-offset-2">
              {overridden === 1 ? "1 has a score overridden" : `${overridden} have a score overridden`}
            </Link>
            ; no figure here counts that.
          </>
        )}
      </p>
      {queues.data.length > 0 && (
        <ul className="flex flex-col gap-1">
          {queues.data.map(({ id, name, closedAt, progress }) => (
            <li key={id} className="flex flex-wrap gap-x-3">
              <Link
                href={`${path}/${id}`}
                prefetch={false}
                className="min-w-0 text-accent break-words underline underline-offset-2"
              >
                {name}
              </Link>
              <span className="text-muted tabular-nums">
                {progress.done} of {progress.items} done{closedAt ? ", closed" : ""}
              </span>
            </li>
          ))}
        </ul>
      )}
      {queues.pagination.total > queues.data.length && (
        <p className="text-muted">
          The last {queues.data.length} of {queues.pagination.total} queues.
        </p>
      )}
    </div>
  );
}

const count = (answers: number) => (answers === 1 ? "1 answer" : `${answers} answers`);
const whole = (share: number) => show.percent(Math.round(share * 100) / 100);
