import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { metricWords } from "./metric-words";
import { MiniInterval } from "./mini-interval";
import type { Comparison } from "./verdict-sentence";

type Metric = Comparison["metrics"][number];

/** Every metric with its interval; only the first one, the primary, ever carries a word. */
export function MetricsTable({ metrics, baseline, candidate }: Pick<Comparison, "metrics" | "baseline" | "candidate">) {
  /** Points and scores share a scale, and so do ratios. */
  const reachOf = (kind: Metric["kind"]) => {
    const alike = metrics.filter((metric) => (metric.kind === "ratio") === (kind === "ratio"));
    return Math.max(...alike.map(({ low, high, delta }) => Math.max(Math.abs(low ?? 0), Math.abs(high ?? 0), delta * 2))) * 1.05;
  };
  const head = (
    <>
      <Th>Metric</Th>
      <Th figure>{baseline.label}</Th>
      <Th figure>{candidate.label}</Th>
      <Th figure>Difference</Th>
      <Th figure>Interval</Th>
      <Th className="max-lg:hidden">
        <span className="sr-only">As a bar</span>
      </Th>
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
              <Td className="max-lg:hidden">
                {low !== null && high !== null && difference !== null && (
                  <MiniInterval {...{ low, high, difference, margin: metric.delta }} reach={reachOf(metric.kind)} />
                )}
              </Td>
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
