import Link from "next/link";
import { StatusBadge } from "@/components/evaluations/status-badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listSavedUses } from "@/lib/evaluators/list-saved-uses";

type Uses = Awaited<ReturnType<typeof listSavedUses>>;

/** The evaluations it scored, the newest first. */
export function UseTable({ uses: { data, total }, path }: { uses: Uses; path: string }) {
  const head = (
    <>
      <Th>Evaluation</Th>
      <Th>Status</Th>
      <Th figure>Revision</Th>
      <Th figure className="max-md:hidden">
        When
      </Th>
    </>
  );
  return (
    <>
      <Table caption="Evaluations" head={head}>
        {data.map(({ evaluationId, name, status, key, revision, createdAt }) => (
          <tr key={`${evaluationId} ${key}`}>
            <RowTh className="min-w-40">
              <Link href={`${path}/${evaluationId}`} prefetch={false} className="break-words underline-offset-2 hover:underline">
                {name}
              </Link>
            </RowTh>
            <Td>
              <StatusBadge status={status} />
            </Td>
            <Td figure>{revision}</Td>
            <Td figure className="text-muted max-md:hidden">
              <When at={createdAt} />
            </Td>
          </tr>
        ))}
      </Table>
      {total > data.length && (
        <p className="text-muted">
          The last {data.length} of {total}.
        </p>
      )}
    </>
  );
}
