import Link from "next/link";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listRevisions } from "@/lib/datasets/list-revisions";

type Revision = Awaited<ReturnType<typeof listRevisions>>["data"][number];

export function RevisionTable({ revisions, path }: { revisions: Revision[]; path: string }) {
  const head = (
    <>
      <Th>Revision</Th>
      <Th figure>Added</Th>
      <Th figure>Changed</Th>
      <Th figure>Removed</Th>
      <Th className="max-sm:hidden">Who</Th>
      <Th figure>When</Th>
      <Th>
        <span className="sr-only">The cases</span>
      </Th>
    </>
  );
  return (
    <Table caption="Revisions" head={head}>
      {revisions.map(({ number, added, changed, removed, createdBy, createdByName, createdAt }) => (
        <tr key={number} className="relative hover:bg-raised">
          <RowTh>
            <Link
              href={`${path}/revisions/${number}`}
              className="underline-offset-2 after:absolute after:inset-0 hover:underline"
            >
              Revision {number}
            </Link>
          </RowTh>
          <Td figure>{counted(added)}</Td>
          <Td figure>{counted(changed)}</Td>
          <Td figure>{counted(removed)}</Td>
          <Td className="max-w-48 break-words max-sm:hidden">
            {createdByName ?? (createdBy ? <code className="font-mono text-[0.8125rem]">{createdBy}</code> : "The system")}
          </Td>
          <Td figure className="text-muted">
            <When at={createdAt} />
          </Td>
          <Td figure>
            <Link
              href={`${path}?revision=${number}`}
              aria-label={`Cases of revision ${number}`}
              className="relative z-10 text-accent underline-offset-2 hover:underline"
            >
              Cases
            </Link>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

const counted = (count: number) => (count === 0 ? <span className="text-muted">0</span> : show.count(count));
