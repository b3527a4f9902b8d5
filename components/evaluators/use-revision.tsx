"use client";

import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Input = { id: string; currentRevision: number };
type Props = { savedId: string; number: number; ask: (input: Input) => Promise<Outcome<void>> };

/** Makes a revision the one that is used. */
export function UseRevision({ savedId, number, ask }: Props) {
  const { send, pending, outcome } = useActionForm(ask, () => toast(`Revision ${number} is used from now on`));
  return (
    <>
      <Button
        size="small"
        disabled={pending}
        aria-label={`Use revision ${number}`}
        onClick={() => send({ id: savedId, currentRevision: number })}
      >
        {pending ? "Just a moment…" : "Use this one"}
      </Button>
      <FormProblem outcome={outcome} />
    </>
  );
}
