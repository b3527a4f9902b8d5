"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { CaseDialog, type DatasetChoice, type FindCases } from "./case-dialog";
import type { GivenCase, Taken } from "./use-values";

export type StepCase = (to: { id: string; by: -1 | 0 | 1 }) => Promise<Outcome<GivenCase>>;

type Props = {
  datasets: DatasetChoice[];
  find: FindCases;
  step: StepCase;
  taken: Taken | null;
  datasetsPath: string;
  onTake: (given: GivenCase) => void;
};

/** Takes the values of a case, and goes from case to case. */
export function CaseSteps({ datasets, find, step, taken, datasetsPath, onTake }: Props) {
  const stepping = useActionForm(step, onTake);
  const at = taken?.case;
  const go = (by: -1 | 1) => at && !stepping.pending && stepping.send({ id: at.id, by });
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex min-w-0 flex-wrap items-center gap-1">
        {at && (
          <>
            <Button
              look="quiet"
              size="icon"
              aria-label="Previous case"
              title="Previous case"
              aria-disabled={at.number <= 1}
              onClick={() => at.number > 1 && go(-1)}
            >
              <ChevronLeft aria-hidden="true" />
            </Button>
            <span role="status" className="text-muted tabular-nums">
              Case {at.number} of {at.total}
            </span>
            <Button
              look="quiet"
              size="icon"
              aria-label="Next case"
              title="Next case"
              aria-disabled={at.number >= at.total}
              onClick={() => at.number < at.total && go(1)}
            >
              <ChevronRight aria-hidden="true" />
            </Button>
          </>
        )}
        <CaseDialog {...{ datasets, find }} onChoose={({ id }) => stepping.send({ id, by: 0 })} />
      </div>
      <FormProblem outcome={stepping.outcome} />
      {taken && (
        <p className="min-w-0 break-words text-muted">
          {at ? (
            <>
              Taken from{" "}
              <Link
                href={`${datasetsPath}/${at.datasetId}?case=${at.id}`}
                prefetch={false}
                className="text-accent underline underline-offset-2"
              >
                the case {at.name ? `“${at.name}”` : at.id}
              </Link>
            </>
          ) : (
            "Taken from an earlier run"
          )}
          {taken.isChanged ? (at ? ", changed since: what it expects no longer counts." : ", changed since.") : "."}
        </p>
      )}
    </div>
  );
}
