import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { metricWords } from "./metric-words";
import type { Comparison } from "./verdict-sentence";

/** Every metric with its interval; only the first one, the primary, ever carries a word. */
export function MetricsTable({ metrics, baseline, candidate }: Pick<Comparison, "metrics" | "baseline" | "candidate">) {
  const head = (
    <>
      <Th>Metric</Th>
      <Th figure>{baseline.label}</Th>
      <Th figure>{candidate.label}</Th>
      <Th figure>Difference</Th>
      <Th figure>Interval</Th>
      <Th figure>Pairs</Th>
    </>
  );
  return (
    <>
      <Table caption={`${candidate.label} compared with ${baseline.label}`} head={head}>
        {metrics.map((metric) => {
          const { name, figure, bare, amount } = metricWords(metric);
          const unit = metric.kind === "proportion" ? " points" : "";
          const { low, high, difference } = metric;
          return (
            <tr key={metric.key}>
              <RowTh className="whitespace-nowrap">{metric.kind === "ratio" ? `${name}, geometric mean` : name}</RowTh>
              <Td figure>{figure(metric.baseline)}</Td>
              <Td figure>{figure(metric.candidate)}</Td>
              <Td figure>{difference === null ? "—" : amount(difference, true)}</Td>
              <Td figure>{low === null || high === null ? "—" : `${bare(low, true)} to ${bare(high, true)}${unit}`}</Td>
              <Td figure>{show.count(metric.pairs)}</Td>
            </tr>
          );
        })}
      </Table>
      <p className="text-muted">
        Over the cases both arms completed, each group of cases counting once; the figures by arm count every item, so the two can
        differ.
      </p>
    </>
  );
}
