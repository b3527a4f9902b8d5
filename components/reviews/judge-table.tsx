import Link from "next/link";
import { Fingerprint } from "@/components/evaluators/fingerprint";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { listJudges } from "@/lib/reviews/list-judges";

type Judge = Awaited<ReturnType<typeof listJudges>>["data"][number];

/** One row a judge: who it is, and whether it may stand behind a promotion. */
export function JudgeTable({ judges, root }: { judges: Judge[]; root: string }) {
  const head = (
    <>
      <Th>Judge</Th>
      <Th>Can it be trusted?</Th>
      <Th figure className="max-lg:hidden">
        Kappa
      </Th>
      <Th className="max-lg:hidden">Fingerprint</Th>
      <Th figure className="max-md:hidden">
        Last used
      </Th>
    </>
  );
  return (
    <Table caption="Judges" head={head}>
      {judges.map(({ fingerprint, key, type, saved, evaluations, lastUsedAt, eligible, reason, kappa }) => (
        <tr key={fingerprint}>
          <RowTh className="min-w-36">
            {saved ? (
              <Link
                href={`${root}/evaluators/${saved.slug}`}
                prefetch={false}
                className="break-words underline-offset-2 hover:underline"
              >
                {saved.name}, revision {saved.revision}
              </Link>
            ) : (
              <span className="break-words">{key}</span>
            )}
            <span className="block font-normal text-muted">
              {type}, {evaluations === 1 ? "1 evaluation" : `${evaluations} evaluations`}
            </span>
          </RowTh>
          <Td className="min-w-56">
            <Badge tone={eligible ? "good" : "warn"}>{eligible ? "Yes" : "Not yet"}</Badge>
            <p className="text-muted">{reason}</p>
          </Td>
          <Td figure className="max-lg:hidden">
            {kappa === null ? "—" : kappa.toFixed(2)}
          </Td>
          <Td className="max-lg:hidden">
            <Fingerprint text={fingerprint} />
          </Td>
          <Td figure className="text-muted max-md:hidden">
            <When at={lastUsedAt} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
