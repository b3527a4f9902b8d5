import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { Comparison } from "./verdict-sentence";

type Metric = Comparison["metrics"][number];

const names: Record<string, string> = {
  passRate: "Pass rate",
  meanScore: "Mean score",
  latencyMs: "Latency, geometric mean",
  costUsd: "Cost, geometric mean",
};

const formatOf = ({ key, kind }: Metric) => {
  if (key === "latencyMs") return show.duration;
  if (key === "costUsd") return show.cost;
  return kind === "proportion" ? show.percent : show.score;
};

const unitOf = ({ kind }: Metric) => (kind === "proportion" ? " points" : "");

function differenceOf({ kind }: Metric, value: number | null): string {
  if (value === null) return "—";
  if (kind === "proportion") return show.points(value, true);
  return show.difference(value, kind === "ratio" ? "percent" : "score");
}

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
        {metrics.map((metric) => (
          <tr key={metric.key}>
            <RowTh className="whitespace-nowrap">{names[metric.key] ?? metric.key}</RowTh>
            <Td figure>{formatOf(metric)(metric.baseline)}</Td>
            <Td figure>{formatOf(metric)(metric.candidate)}</Td>
            <Td figure>
              {differenceOf(metric, metric.difference)}
              {metric.difference !== null && unitOf(metric)}
            </Td>
            <Td figure>
              {metric.low === null
                ? "—"
                : `${differenceOf(metric, metric.low)} to ${differenceOf(metric, metric.high)}${unitOf(metric)}`}
            </Td>
            <Td figure>{show.count(metric.pairs)}</Td>
          </tr>
        ))}
      </Table>
      <p className="text-muted">
        Over the cases both arms completed, each group of cases counting once; the figures by arm count every item, so the two can
        differ.
      </p>
    </>
  );
}
