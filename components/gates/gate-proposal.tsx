"use client";

import { Shield } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  /** Null where this person may not set it, or there is no suite to propose. */
  input: { id: string; environment: string; suiteId: string; rules: { comparison: "noWorse"; approvals: number } } | null;
  environment: string;
  suiteName: string | null;
  /** What the proposed gate asks. */
  sentences: string[];
  /** Where a suite is chosen; null where this person may not. */
  settingsHref: string | null;
  save: (input: unknown) => Promise<Outcome<unknown>>;
};

/** Where no gate is set: what that means, and a sensible one to begin with. */
export function GateProposal({ input, environment, suiteName, sentences, settingsHref, save }: Props) {
  const form = useActionForm(save);
  const free = `Whoever may promote can let ${environment} serve any published version, measured or not.`;
  return (
    <EmptyState
      icon={Shield}
      title={`No gate stands before ${environment}`}
      text={
        <div className="flex flex-col gap-3">
          <p>{free}</p>
          {suiteName && (
            <>
              <p className="break-words">A good one to begin with, measured with the suite “{suiteName}”:</p>
              <ul className="list-disc pl-5 text-ink">
                {sentences.map((line) => (
                  <li key={line} className="break-words">
                    {line}
                  </li>
                ))}
              </ul>
            </>
          )}
          {!suiteName && (
            <p>
              A gate is measured with a suite: a dataset, evaluators and a margin under one name.
              {settingsHref && (
                <>
                  {" "}
                  <Link href={settingsHref} className="underline underline-offset-2 hover:text-ink">
                    Choose a default suite
                  </Link>{" "}
                  for this prompt, and a gate is proposed here.
                </>
              )}
            </p>
          )}
          <FormProblem outcome={form.outcome} />
        </div>
      }
    >
      {input && (
        <Button look="primary" disabled={form.pending} onClick={() => form.send(input)}>
          {form.pending ? "Saving…" : "Set this gate"}
        </Button>
      )}
    </EmptyState>
  );
}
