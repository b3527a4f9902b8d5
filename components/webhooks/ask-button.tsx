"use client";

import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = { label: string; ask: () => Promise<Outcome<void>> };

/** A button that asks for something at once, and says when it did not work. */
export function AskButton({ label, ask }: Props) {
  const { send, pending, outcome } = useActionForm(ask);
  return (
    <div className="flex flex-col items-start gap-2">
      <Button disabled={pending} onClick={() => send(undefined)}>
        {pending ? "Just a moment…" : label}
      </Button>
      <FormProblem outcome={outcome} />
    </div>
  );
}
