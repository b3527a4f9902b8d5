"use client";

import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = { reviewId: string; adopt: (input: { id: string }) => Promise<Outcome<void>> };

/** Makes a corrected output the reference of its case. */
export function AdoptButton({ reviewId, adopt }: Props) {
  const { send, pending, outcome } = useActionForm(adopt);
  return (
    <div className="flex flex-col items-start gap-2">
      <FormProblem outcome={outcome} />
      {outcome?.ok ? (
        <p role="status" className="text-good">
          It is the case's reference now.
        </p>
      ) : (
        <Button size="small" disabled={pending} onClick={() => send({ id: reviewId })}>
          {pending ? "Just a moment…" : "Make it the case's reference"}
        </Button>
      )}
    </div>
  );
}
