import Link from "next/link";
import { metricName } from "@/components/evaluations/metric-words";
import { show } from "@/components/show";
import { marginText } from "./margin-text";

export type SuiteChoice = {
  id: string;
  name: string;
  revision: number;
  datasetName: string;
  gateCases: number;
  datasetHref: string;
  primaryMetric: string;
  margin: number;
  guardrails: { metric: string; margin: number }[];
  trials: number;
  /** Of its evaluators. */
  keys: string[];
};

/** What a suite measures and decides by, so that nobody sets a gate blindly. */
export function SuiteNote({ suite }: { suite: SuiteChoice }) {
  const { name, revision, datasetName, datasetHref, gateCases, primaryMetric, margin, guardrails, trials, keys } = suite;
  return (
    <div className="flex flex-col gap-1 rounded-md bg-raised px-3 py-2">
      <p>
        “{name}”, revision {revision}, measures{" "}
        <Link href={datasetHref} className="text-accent underline underline-offset-2">
          {datasetName}
        </Link>{" "}
        ({show.count(gateCases)} gate {gateCases === 1 ? "case" : "cases"}), {trials === 1 ? "once" : `${trials} times`} each, by{" "}
        {keys.join(", ")}.
      </p>
      <p>
        It decides by <span className="font-medium">{metricName(primaryMetric).toLowerCase()}</span> with a margin of{" "}
        {marginText(primaryMetric, margin)}
        {guardrails.length > 0 &&
          `; guarded: ${guardrails.map((one) => `${metricName(one.metric).toLowerCase()} ${marginText(one.metric, one.margin)}`).join(", ")}`}
        .
      </p>
      {gateCases < 20 && (
        <p className="text-warn">
          A verdict takes at least 20 independent gate cases. Move cases to the gate split of the dataset first.
        </p>
      )}
    </div>
  );
}
