import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listEvaluatorRevisions } from "@/lib/evaluators/list-evaluator-revisions";
import type { Outcome } from "@/lib/http/action";
import { Fingerprint } from "./fingerprint";
import { UseRevision } from "./use-revision";

type Revision = Awaited<ReturnType<typeof listEvaluatorRevisions>>["data"][number];
type Props = {
  revisions: Revision[];
  savedId: string;
  currentRevision: number | null;
  /** The one that is told above. */
  shown: number;
  hrefOf: (number: number) => string;
  /** Where the person may choose the one that is used. */
  change: ((input: { id: string; currentRevision: number }) => Promise<Outcome<void>>) | null;
};

/** Every revision, the newest first: what it was for, whether its fixtures pass, and which one is used. */
export function RevisionTable({ revisions, savedId, currentRevision, shown, hrefOf, change }: Props) {
  const head = (
    <>
      <Th>Revision</Th>
      <Th>Fixtures</Th>
      <Th>Changelog</Th>
      <Th className="max-lg:hidden">Fingerprint</Th>
      <Th figure className="max-md:hidden">
        Made
      </Th>
    </>
  );
  return (
    <Table caption="Revisions" head={head}>
      {revisions.map(({ number, type, report, passed, changelog, fingerprint, createdAt, createdByName }) => (
        <tr key={number}>
          <RowTh className="whitespace-nowrap">
            <Link
              href={hrefOf(number)}
              aria-current={number === shown ? "true" : undefined}
              className="underline-offset-2 hover:underline aria-current:text-accent"
            >
              Revision {number}
            </Link>{" "}
            <span className="font-normal text-muted">{type}</span>
            <div className="mt-1 font-normal">
              {number === currentRevision ? (
                <Badge tone="good">In use</Badge>
              ) : (
                change && passed && <UseRevision ask={change} {...{ savedId, number }} />
              )}
            </div>
          </RowTh>
          <Td className="whitespace-nowrap">
            {report.length === 0 ? (
              <span className="text-muted">none</span>
            ) : passed ? (
              <Badge tone="good">{report.length} pass</Badge>
            ) : (
              <Badge tone="bad">
                {report.filter(({ ok }: { ok: boolean }) => !ok).length} of {report.length} fail
              </Badge>
            )}
          </Td>
          <Td className="min-w-40 break-words">{changelog ?? <span className="text-muted">—</span>}</Td>
          <Td className="max-lg:hidden">
            <Fingerprint text={fingerprint} />
          </Td>
          <Td figure className="text-muted max-md:hidden">
            <When at={createdAt} />
            {createdByName && <div>{createdByName}</div>}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
