"use client";

import { Gauge } from "lucide-react";
import dynamic from "next/dynamic";
import { useState, useTransition } from "react";
import { draftReader } from "@/components/evaluations/start/draft-reader";
import type { CatalogueEntry, UseDraft } from "@/components/evaluations/start/evaluation-draft";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import type { Outcome } from "@/lib/http/action";
import type { EvaluatorBody } from "./use-scores";

const EvaluatorChoice = dynamic(() => import("./evaluator-choice").then((module) => module.EvaluatorChoice), {
  loading: () => <p className="text-muted">Looking…</p>,
});

export type FindEvaluators = (nothing: Record<string, never>) => Promise<Outcome<CatalogueEntry[]>>;
export type Chosen = { uses: UseDraft[]; bodies: EvaluatorBody[] };

type Props = { chosen: Chosen; find: FindEvaluators; onChange: (chosen: Chosen) => void; onScore: () => void };

/** Chooses what scores each answer; the catalogue is asked for when it is opened first. */
export function EvaluatorsButton({ chosen, find, onChange, onScore }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<Outcome<CatalogueEntry[]> | null>(null);
  const [, startTransition] = useTransition();
  const open = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen && !found?.ok) startTransition(async () => setFound(await find({})));
  };
  const catalogue = found?.ok ? found.data : null;
  const count = chosen.uses.length;
  const trigger = (
    <Button>
      <Gauge aria-hidden="true" />
      {count === 0 ? "Evaluators" : count === 1 ? "1 evaluator" : `${count} evaluators`}
    </Button>
  );
  return (
    <Dialog
      look="wide"
      open={isOpen}
      onOpenChange={open}
      trigger={trigger}
      title="Evaluators"
      description="They score each answer as it comes. With the values of a case, what it expects counts."
    >
      <FormProblem outcome={found} />
      {!found && <p className="text-muted">Looking…</p>}
      {catalogue && (
        <EvaluatorChoice
          {...{ catalogue, uses: chosen.uses }}
          onChange={(uses) => onChange({ uses, bodies: uses.length > 0 ? draftReader(catalogue).evaluatorBodies(uses) : [] })}
          onDone={() => {
            setOpen(false);
            onScore();
          }}
        />
      )}
    </Dialog>
  );
}
