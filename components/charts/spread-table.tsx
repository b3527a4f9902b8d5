import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Charted, ChartedArm } from "./charted-arms";

/** The figures of the distributions, for who reads tables or hears them. */
export function SpreadTable({ charted: { arms, tenths, steps } }: { charted: Charted }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded text-muted hover:text-ink">The distributions as tables</summary>
      <div className="mt-3 flex flex-col gap-3">
        <Counts caption="Items by total score, from" buckets={tenths} arms={arms} of={({ totals }) => totals} />
        <Counts caption="Items by latency, from" buckets={steps} arms={arms} of={({ latencies }) => latencies} />
      </div>
    </details>
  );
}

type Props = { caption: string; buckets: string[]; arms: ChartedArm[]; of: (arm: ChartedArm) => number[] };

function Counts({ caption, buckets, arms, of }: Props) {
  const head = (
    <>
      <Th>{caption}</Th>
      {buckets.map((bucket) => (
        <Th key={bucket} figure>
          {bucket}
        </Th>
      ))}
    </>
  );
  return (
    <Table caption={caption} head={head}>
      {arms.map((arm) => (
        <tr key={arm.armId}>
          <RowTh className="max-w-56 truncate" title={arm.label}>
            {arm.label}
          </RowTh>
          {buckets.map((bucket, at) => (
            <Td key={bucket} figure>
              {show.count(of(arm)[at] ?? 0)}
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
