import Link from "next/link";
import { caseTitle } from "@/components/datasets/case-title";
import { QuarantineButton } from "@/components/datasets/quarantine-button";
import { show } from "@/components/show";
import { Badge } from "@/components/ui/badge";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { FlakyCase } from "@/lib/evaluations/flaky-schema";
import type { Outcome } from "@/lib/http/action";

type Props = {
  cases: FlakyCase[];
  hrefOf: (flaky: FlakyCase) => string;
  /** Whether the person may leave a case of a split out of evaluations. */
  may: (split: FlakyCase["split"]) => boolean;
  set: (input: { id: string; quarantined: string | null }) => Promise<Outcome<void>>;
};

/** Cases that passed in some trials and failed in others. */
export function FlakyTable({ cases, hrefOf, may, set }: Props) {
  const head = (
    <>
      <Th>Case</Th>
      <Th>Arm</Th>
      <Th figure>Trials passed</Th>
      <Th figure>Share</Th>
      <Th>Split</Th>
      <Th>
        <span className="sr-only">Quarantine</span>
      </Th>
    </>
  );
  return (
    <Table caption="Flaky cases" head={head}>
      {cases.map((one) => (
        <tr key={`${one.armId} ${one.caseId}`}>
          <RowTh className="max-w-64">
            <Link href={hrefOf(one)} className="line-clamp-2 break-words text-accent hover:underline">
              {caseTitle(one)}
            </Link>
          </RowTh>
          <Td className="max-w-56 break-words">{one.label}</Td>
          <Td figure>
            {one.passed} of {one.trials}
          </Td>
          <Td figure>{show.percent(one.share)}</Td>
          <Td className="text-muted">{one.split}</Td>
          <Td>
            <div className="flex flex-wrap items-center justify-end gap-2">
              {one.quarantined !== null && (
                <span title={one.quarantined}>
                  <Badge tone="warn">In quarantine</Badge>
                </span>
              )}
              {may(one.split) && (
                <QuarantineButton id={one.caseId} title={caseTitle(one)} quarantined={one.quarantined} set={set} size="small" />
              )}
            </div>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
