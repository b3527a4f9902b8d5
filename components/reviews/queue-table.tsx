import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listQueues } from "@/lib/reviews/list-queues";
import { ruleWords } from "./rule-words";

type Queue = Awaited<ReturnType<typeof listQueues>>["data"][number];

/** One row a queue: what it holds, how far it is, and what is left for who looks. */
export function QueueTable({ queues, path, mayJudge }: { queues: Queue[]; path: string; mayJudge: boolean }) {
  const head = (
    <>
      <Th>Queue</Th>
      <Th>Done</Th>
      <Th figure className="max-sm:hidden">
        Yours
      </Th>
      <Th figure>Left for you</Th>
      <Th figure className="max-md:hidden">
        Made
      </Th>
    </>
  );
  return (
    <Table caption="Review queues" head={head}>
      {queues.map((queue) => (
        <tr key={queue.id} className="hover:bg-raised">
          <RowTh className="w-2/5 min-w-40">
            <Link href={`${path}/${queue.id}`} className="line-clamp-2 break-words underline-offset-2 hover:underline">
              {queue.name}
            </Link>
            <span className="line-clamp-2 font-normal break-words text-muted">
              {ruleWords(queue)}, {queue.evaluationName}
            </span>
          </RowTh>
          <Td>
            <Progress of={queue} />
          </Td>
          <Td figure className="max-sm:hidden">
            {queue.progress.mine}
          </Td>
          <Td figure>
            {mayJudge && !queue.closedAt && queue.progress.left > 0 ? (
              <Link
                href={`${path}/${queue.id}/judge`}
                prefetch={false}
                className="text-accent underline underline-offset-2"
                aria-label={`${queue.progress.left}, judge ${queue.name}`}
              >
                {queue.progress.left}, judge
              </Link>
            ) : (
              <span className="text-muted">{queue.closedAt ? "—" : queue.progress.left}</span>
            )}
          </Td>
          <Td figure className="text-muted max-md:hidden">
            <When at={queue.createdAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Progress({ of: { closedAt, progress } }: { of: Queue }) {
  const { done, items } = progress;
  return (
    <div className="flex min-w-20 flex-col gap-1">
      <span className="whitespace-nowrap">
        {done} of {items}
      </span>
      {closedAt ? <Badge>Closed</Badge> : done === items ? <Badge tone="good">Done</Badge> : <Bar share={done / items} />}
    </div>
  );
}

const Bar = ({ share }: { share: number }) => (
  <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-full max-w-32 rounded-full bg-raised">
    <rect width={share * 100} height={6} className="fill-accent" />
  </svg>
);
