import { Badge } from "@/components/ui/badge";
import { metricWords } from "./metric-words";
import type { Comparison } from "./verdict-sentence";

const looks = { ok: "good", breached: "bad", unclear: "warn" } as const;

/** What must not get worse beside the metric the verdict is about, each with how it reads. */
export function GuardrailList({
  comparison: { guardrails, metrics },
}: {
  comparison: Pick<Comparison, "guardrails" | "metrics">;
}) {
  if (guardrails.length === 0) return null;
  return (
    <section aria-label="Guardrails" className="flex flex-col gap-1.5">
      <h3 className="font-medium">Guardrails</h3>
      <ul className="flex flex-col gap-1">
        {guardrails.map(({ metric, margin, reading }) => {
          const measured = metrics.find(({ key }) => key === metric);
          const { name, bare, amount } = metricWords(measured);
          const { difference = null, low = null, high = null } = measured ?? {};
          return (
            <li key={metric} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Badge tone={looks[reading]}>{reading}</Badge>
              <span>{name}</span>
              <span className="text-muted tabular-nums">
                {difference === null || low === null || high === null
                  ? "not measured"
                  : `${amount(difference, true)} (${bare(low)} to ${bare(high)})`}
                {`, may be worse by ${amount(margin)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
