"use client";

import { Gauge } from "lucide-react";
import { useState } from "react";
import { draftReader } from "@/components/evaluations/start/draft-reader";
import type { CatalogueEntry, UseDraft } from "@/components/evaluations/start/evaluation-draft";
import { EvaluatorsCard } from "@/components/evaluations/start/evaluators-card";
import { faultFinder } from "@/components/evaluations/start/fault-finder";
import { Button } from "@/components/ui/button";

type Props = { uses: UseDraft[]; catalogue: CatalogueEntry[]; onChange: (uses: UseDraft[]) => void; onDone: () => void };

export const mostEvaluators = 10;

/** The choice of evaluators, with their options. */
export function EvaluatorChoice({ uses, catalogue, onChange, onDone }: Props) {
  const [isTried, setIsTried] = useState(false);
  const { faults, evaluatorBodies } = draftReader(catalogue);
  evaluatorBodies(uses);
  const wrong = uses.length === 0 ? [] : faults;
  const done = () => {
    setIsTried(true);
    if (wrong.length === 0) onDone();
  };
  return (
    <div className="flex flex-col gap-4">
      <EvaluatorsCard
        {...{ uses, catalogue }}
        errorOf={faultFinder(wrong, isTried, null)}
        most={mostEvaluators}
        onChange={(changed) => onChange(changed(uses))}
      />
      {uses.length >= mostEvaluators && <p className="text-muted">Ten evaluators at most.</p>}
      {isTried && wrong.length > 0 && <p className="text-bad">Look at the fields marked in red.</p>}
      <div className="flex justify-end">
        <Button look="primary" onClick={done}>
          <Gauge aria-hidden="true" />
          {uses.length === 0 ? "Done" : "Score with these"}
        </Button>
      </div>
    </div>
  );
}
