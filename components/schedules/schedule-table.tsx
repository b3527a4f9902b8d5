import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { listSchedules } from "@/lib/schedules/list-schedules";
import { cronWords } from "./cron-choice";
import { dueWords } from "./due-words";
import { OutcomeBadge } from "./outcome-badge";

type Schedule = Awaited<ReturnType<typeof listSchedules>>["data"][number];

/** One row a schedule: what it measures, when, and what came of it last. */
export function ScheduleTable({ schedules, path }: { schedules: Schedule[]; path: string }) {
  const head = (
    <>
      <Th>What is measured</Th>
      <Th className="max-sm:hidden">When</Th>
      <Th>Last run</Th>
      <Th className="max-md:hidden">Baseline</Th>
    </>
  );
  return (
    <Table caption="Schedules" head={head}>
      {schedules.map((one) => (
        <tr key={one.id} className="hover:bg-raised">
          <RowTh className="min-w-36">
            <Link href={`${path}/${one.id}`} className="line-clamp-2 break-words underline-offset-2 hover:underline">
              {one.promptName} in {one.environment}
            </Link>
            <span className="line-clamp-2 font-normal break-words text-muted">{one.suiteName}</span>
            <span className="line-clamp-2 font-normal text-muted sm:hidden">{cronWords(one.cron)}</span>
          </RowTh>
          <Td className="min-w-32 max-sm:hidden">
            {cronWords(one.cron)}
            <span className="block break-words text-muted">
              {one.timeZone}
              {one.nextTimes[0] && `, next ${dueWords(one.nextTimes[0], one.timeZone)}`}
            </span>
          </Td>
          <Td className="min-w-28">
            <Standing of={one} />
          </Td>
          <Td className="text-muted max-md:hidden">{one.baseline ? `v${one.baseline.number}` : "none pinned"}</Td>
        </tr>
      ))}
    </Table>
  );
}

function Standing({ of: { enabled, problem, lastRun } }: { of: Schedule }) {
  if (!enabled) return <Badge>Switched off</Badge>;
  if (problem)
    return (
      <>
        <Badge tone="warn">Could not start</Badge>
        <span className="line-clamp-3 block text-muted" title={problem}>
          {problem}
        </span>
      </>
    );
  return lastRun ? <OutcomeBadge outcome={lastRun.outcome} /> : <span className="text-muted">not yet</span>;
}
