"use client";

import { useRouter } from "next/navigation";
import { show } from "@/components/show";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Estimate = {
  cases: number;
  calls: number;
  costUsd: number | null;
  judgeCostUsd: number | null;
  smallestDifference: number | null;
};
type Props = {
  /** What is started: the gate's suite on its gate cases, what is served beside the version. */
  input: { suiteId: string; split: "gate"; versionIds: string[] };
  estimate: (input: unknown) => Promise<Outcome<Estimate>>;
  start: (input: unknown) => Promise<Outcome<{ id: string }>>;
  /** Of the evaluations. */
  path: string;
};

/** Evaluates a version for its gate: says first what it takes and what it can show. */
export function MeasureButton({ input, estimate, start, path }: Props) {
  const { push } = useRouter();
  const asking = useActionForm(estimate);
  const starting = useActionForm(start, ({ id }) => push(`${path}/${id}`));
  const found = asking.outcome?.ok ? asking.outcome.data : null;
  return (
    <div className="flex flex-col gap-2">
      <FormProblem outcome={asking.outcome} />
      <FormProblem outcome={starting.outcome} />
      {found && (
        <p role="status">
          {show.count(found.cases)} gate cases, {show.count(found.calls)} calls, {costOf(found)}.{" "}
          {found.smallestDifference !== null &&
            `It can show a difference of about ${show.points(found.smallestDifference)} points in the pass rate.`}
        </p>
      )}
      <div>
        {found ? (
          <Button disabled={starting.pending} onClick={() => starting.send(input)}>
            {starting.pending ? "Starting…" : "Start the evaluation"}
          </Button>
        ) : (
          <Button disabled={asking.pending} onClick={() => asking.send(input)}>
            {asking.pending ? "Estimating…" : "Evaluate for the gate…"}
          </Button>
        )}
      </div>
    </div>
  );
}

function costOf({ costUsd, judgeCostUsd }: Estimate): string {
  return costUsd === null || judgeCostUsd === null ? "of unknown cost" : `at most ${show.cost(costUsd + judgeCostUsd)}`;
}
