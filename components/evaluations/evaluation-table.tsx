import Link from "next/link";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { StatusBadge } from "./status-badge";

type Evaluation = Awaited<ReturnType<typeof listEvaluations>>["data"][number];

export function EvaluationTable({ evaluations, path }: { evaluations: Evaluation[]; path: string }) {
  const head = (
    <>
      <Th>Name</Th>
      <Th>Status</Th>
      <Th className="max-md:hidden">Dataset</Th>
      <Th figure className="max-sm:hidden">
        Items done
      </Th>
      <Th figure>When</Th>
    </>
  );
  return (
    <Table caption="Evaluations" head={head}>
      {evaluations.map((evaluation) => (
        <tr key={evaluation.id} className="relative hover:bg-raised">
          <RowTh className="min-w-32">
            <Link
              href={`${path}/${evaluation.id}`}
              className="line-clamp-2 break-words underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              {evaluation.name}
            </Link>
          </RowTh>
          <Td>
            <StatusBadge status={evaluation.status} />
          </Td>
          <Td className="min-w-32 text-muted max-md:hidden">
            {evaluation.datasetName}, revision {evaluation.datasetRevision}
          </Td>
          <Td figure className="max-sm:hidden">
            {show.count(evaluation.planned - evaluation.open)} of {show.count(evaluation.planned)}
          </Td>
          <Td figure className="text-muted">
            <When at={evaluation.finishedAt ?? evaluation.startedAt ?? evaluation.createdAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
