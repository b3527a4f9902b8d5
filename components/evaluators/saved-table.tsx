import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listSavedEvaluators } from "@/lib/evaluators/list-saved-evaluators";
import { Fingerprint } from "./fingerprint";

type Saved = Awaited<ReturnType<typeof listSavedEvaluators>>["data"][number];

/** One row a saved evaluator: what it is, and whether it can be used. */
export function SavedTable({ saved, path }: { saved: Saved[]; path: string }) {
  const head = (
    <>
      <Th>Evaluator</Th>
      <Th>Type</Th>
      <Th>In use</Th>
      <Th className="max-lg:hidden">Fingerprint</Th>
      <Th figure className="max-md:hidden">
        Changed
      </Th>
    </>
  );
  return (
    <Table caption="Saved evaluators" head={head}>
      {saved.map((one) => (
        <tr key={one.id} className="hover:bg-raised">
          <RowTh className="w-2/5 min-w-40">
            <Link href={`${path}/${one.slug}`} className="line-clamp-2 break-words underline-offset-2 hover:underline">
              {one.name}
            </Link>
            <span className="line-clamp-2 font-normal break-words text-muted">{one.description ?? one.slug}</span>
          </RowTh>
          <Td className="whitespace-nowrap">{one.type}</Td>
          <Td>
            <Standing of={one} />
          </Td>
          <Td className="max-lg:hidden">
            <Fingerprint text={one.fingerprint} />
          </Td>
          <Td figure className="text-muted max-md:hidden">
            <When at={one.updatedAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Standing({ of: { archivedAt, currentRevision } }: { of: Saved }) {
  if (archivedAt) return <Badge>Archived</Badge>;
  if (currentRevision === null) return <Badge tone="bad">Fixtures fail</Badge>;
  return <Badge tone="good">Revision {currentRevision}</Badge>;
}
