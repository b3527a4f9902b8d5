import Link from "next/link";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import { inWords } from "./action-words";
import { actorOf } from "./actor-of";
import { AuditTarget, type Entry } from "./audit-target";

type Props = { entries: Entry[]; path: string; hrefOf: (id: string) => string };

/** One row an entry; its words open all that it holds. */
export function AuditTable({ entries, path, hrefOf }: Props) {
  const head = (
    <>
      <Th>When</Th>
      <Th>Who and what</Th>
      <Th className="max-sm:hidden">On</Th>
      <Th className="max-lg:hidden">Address</Th>
    </>
  );
  return (
    <Table caption="Audit log" head={head}>
      {entries.map((entry) => (
        <tr key={entry.id} className="hover:bg-raised">
          <Td className="text-muted">
            <When at={entry.createdAt} />
          </Td>
          <RowTh className="min-w-40 font-normal">
            <Link href={hrefOf(entry.id)} scroll={false} className="break-words underline-offset-2 hover:underline">
              <span className="font-medium">{actorOf(entry)}</span> {inWords(entry.action)}
            </Link>
            <div className="sm:hidden">
              <AuditTarget entry={entry} path={path} />
            </div>
          </RowTh>
          <Td className="max-sm:hidden">
            <AuditTarget entry={entry} path={path} />
          </Td>
          <Td className="whitespace-nowrap text-muted max-lg:hidden">{entry.address ?? "—"}</Td>
        </tr>
      ))}
    </Table>
  );
}
