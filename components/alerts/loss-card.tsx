import Link from "next/link";
import { IntervalBar } from "@/components/evaluations/interval-bar";
import { metricWords } from "@/components/evaluations/metric-words";
import { show } from "@/components/show";
import { Card } from "@/components/ui/card";
import type { AlertFigures } from "@/lib/alerts/schema";

type Props = { title: string; loss: AlertFigures["first"]; evaluationHref: string; compareHref: string };

/** One comparison with the baseline, as it stood when the alert was opened. */
export function LossCard({ title, loss, evaluationHref, compareHref }: Props) {
  const { primary: key, kind, difference, low, high, level, margin, cases, missing, improved, regressed } = loss;
  const { name, figure, bare, amount } = metricWords({ key, kind });
  const isMeasured = difference !== null && low !== null && high !== null;
  return (
    <Card title={title}>
      <div className="flex flex-col gap-3">
        {isMeasured && (
          <p className="font-medium">
            {name} {amount(difference, true)} ({bare(low)} to {bare(high)}): {figure(loss.candidate)} now, {figure(loss.baseline)}{" "}
            in the baseline
          </p>
        )}
        {isMeasured && (
          <IntervalBar metric={{ key, kind, level, lowerIsBetter: kind === "ratio" }} {...{ difference, low, high, margin }} />
        )}
        <p className="text-muted tabular-nums">
          {show.count(cases)} unchanged cases, {show.count(regressed)} worse and {show.count(improved)} better,{" "}
          {show.count(missing)} missing
        </p>
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <Link href={compareHref} className="text-accent underline underline-offset-2">
            Compare with the baseline
          </Link>
          <Link href={evaluationHref} className="text-accent underline underline-offset-2">
            Open the evaluation
          </Link>
        </p>
      </div>
    </Card>
  );
}
