import { StatusBadge } from "@/components/evaluations/status-badge";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listRunHistory } from "@/lib/runs/list-run-history";
import { OpenRunLink } from "./open-run-link";

type Run = Awaited<ReturnType<typeof listRunHistory>>["data"][number];

/** Earlier runs, newest first; each opens again in a column, with its values. */
export function RunHistory({ runs, path, chosen }: { runs: Run[]; path: string; chosen: string[] }) {
  const head = (
    <>
      <Th>Run of</Th>
      <Th>State</Th>
      <Th className="max-lg:hidden">Answer</Th>
      <Th figure className="max-md:hidden">
        Tokens
      </Th>
      <Th figure className="max-md:hidden">
        Cost
      </Th>
      <Th figure className="max-md:hidden">
        Time
      </Th>
      <Th figure>When</Th>
    </>
  );
  return (
    <Table caption="Runs" head={head}>
      {runs.map((run) => (
        <tr
          key={run.id}
          aria-current={chosen.includes(run.id) ? "true" : undefined}
          className="relative hover:bg-raised aria-current:bg-accent-ground"
        >
          <RowTh className="min-w-32">
            <OpenRunLink
              id={run.id}
              href={`${path}?run=${run.id}`}
              className="break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              {run.promptSlug ? `${run.promptSlug} v${run.number}` : "An edited prompt"}
            </OpenRunLink>
            <p className="font-normal text-muted">{run.startedBy ?? "An API key"}</p>
          </RowTh>
          <Td>
            <StatusBadge status={run.status} />
          </Td>
          <Td className="max-w-80 max-lg:hidden">
            <p className="line-clamp-2 break-words text-muted">{run.answer || "—"}</p>
          </Td>
          <Td figure className="text-muted max-md:hidden">
            {run.inputTokens === null ? "—" : `${show.count(run.inputTokens)} + ${show.count(run.outputTokens)}`}
          </Td>
          <Td figure className="text-muted max-md:hidden">
            {show.cost(run.costUsd)}
          </Td>
          <Td figure className="text-muted max-md:hidden">
            {show.duration(run.latencyMs)}
          </Td>
          <Td figure className="text-muted">
            <When at={run.createdAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
