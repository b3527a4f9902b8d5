import Link from "next/link";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listScheduleRuns } from "@/lib/schedules/list-schedule-runs";
import { OutcomeBadge } from "./outcome-badge";

type Run = Awaited<ReturnType<typeof listScheduleRuns>>["data"][number];

/** Each time a schedule measured, and what came of it. */
export function RunTable({ runs, root }: { runs: Run[]; root: string }) {
  const head = (
    <>
      <Th>Started</Th>
      <Th>Came to</Th>
      <Th>Evaluations</Th>
    </>
  );
  return (
    <Table caption="Runs" head={head}>
      {runs.map(({ id, createdAt, outcome, problem, evaluationId, confirmingId, alertId }) => (
        <tr key={id}>
          <RowTh className="font-normal">
            <When at={createdAt} />
          </RowTh>
          <Td>
            <OutcomeBadge outcome={outcome} />
            {problem && <span className="block max-w-prose break-words text-muted">{problem}</span>}
            {alertId && (
              <Link href={`${root}/alerts/${alertId}`} className="block text-accent underline underline-offset-2">
                Open the alert
              </Link>
            )}
          </Td>
          <Td>
            <span className="flex flex-wrap gap-x-4">
              <Link href={`${root}/evaluations/${evaluationId}`} className="text-accent underline underline-offset-2">
                the run
              </Link>
              {confirmingId && (
                <Link href={`${root}/evaluations/${confirmingId}`} className="text-accent underline underline-offset-2">
                  measured again
                </Link>
              )}
            </span>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
