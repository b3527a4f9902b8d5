import { Plus, X } from "lucide-react";
import { metricName } from "@/components/evaluations/metric-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { metricsOf, type SuiteDraft } from "./suite-draft";

type Props = {
  draft: SuiteDraft;
  errorOf: (path: string) => string | undefined;
  change: (change: Partial<SuiteDraft>) => void;
};

const isRatio = (metric: string) => metric === "latencyMs" || metric === "costUsd";

/** In what a margin is typed, and what that means. */
function unitOf(metric: string): string {
  if (isRatio(metric)) return "In percent: 10 is a tenth more. Empty: 10.";
  return metric === "passRate"
    ? "In points: 5 is from 90% to 85%. Empty: 5."
    : "In hundredths of a score: 5 is from 0.90 to 0.85. Empty: 5.";
}

/** By what two versions are compared: the metric of the verdict, and what must not get worse beside it. */
export function DecisionFields({ draft, errorOf, change }: Props) {
  const metrics = metricsOf(draft.uses);
  const known = metrics.includes(draft.primaryMetric) ? metrics : [...metrics, draft.primaryMetric];
  const free = metrics.filter(
    (metric) => metric !== draft.primaryMetric && draft.guardrails.every((one) => one.metric !== metric),
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label="The verdict is about"
          value={draft.primaryMetric}
          error={errorOf("primaryMetric")}
          onChange={({ target }) =>
            change({
              primaryMetric: target.value,
              margin: "", // it was meant for another metric
              guardrails: draft.guardrails.filter(({ metric }) => metric !== target.value),
            })
          }
        >
          <MetricOptions metrics={known} />
        </Select>
        <Field
          label="Margin"
          hint={`How much worse may it be before a customer notices? ${unitOf(draft.primaryMetric)}`}
          inputMode="decimal"
          autoComplete="off"
          value={draft.margin}
          error={errorOf("margin")}
          onChange={({ target }) => change({ margin: target.value })}
        />
      </div>
      <Guardrails {...{ draft, errorOf, change, metrics, free }} />
    </div>
  );
}

function Guardrails({ draft, errorOf, change, metrics, free }: Props & { metrics: string[]; free: string[] }) {
  const { guardrails } = draft;
  const set = (id: string, changed: object) =>
    change({ guardrails: guardrails.map((one) => (one.id === id ? { ...one, ...changed } : one)) });
  const [next] = free.includes("latencyMs") ? ["latencyMs"] : free;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-medium">Guardrails</legend>
      <p className="text-muted">Other metrics that must not get worse, each by its own margin.</p>
      {guardrails.map(({ id, metric, margin }, at) => (
        <div
          key={id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <Select
            label={`Guardrail ${at + 1}`}
            value={metric}
            error={errorOf(`guardrails.${at}.metric`)}
            onChange={({ target }) => set(id, { metric: target.value })}
          >
            <MetricOptions metrics={[metric, ...free.filter((one) => one !== metric)].sort(inOrder(metrics))} />
          </Select>
          <div className="max-sm:col-span-2 max-sm:row-start-2">
            <Field
              label="May be worse by"
              hint={unitOf(metric).replace(/ Empty: \d+\.$/, "")}
              inputMode="decimal"
              autoComplete="off"
              value={margin}
              error={errorOf(`guardrails.${at}.margin`)}
              onChange={({ target }) => set(id, { margin: target.value })}
            />
          </div>
          <Button
            look="quiet"
            size="icon"
            className="mt-6"
            aria-label={`Remove guardrail ${at + 1}, ${metricName(metric)}`}
            onClick={() => change({ guardrails: guardrails.filter((one) => one.id !== id) })}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      {next && (
        <div>
          <Button
            size="small"
            onClick={() =>
              change({
                guardrails: [...guardrails, { id: crypto.randomUUID(), metric: next, margin: isRatio(next) ? "10" : "5" }],
              })
            }
          >
            <Plus aria-hidden="true" />
            Add a guardrail
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const inOrder = (metrics: string[]) => (one: string, other: string) => metrics.indexOf(one) - metrics.indexOf(other);

const MetricOptions = ({ metrics }: { metrics: string[] }) =>
  metrics.map((metric) => (
    <option key={metric} value={metric}>
      {metricName(metric)}
    </option>
  ));
