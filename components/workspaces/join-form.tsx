"use client";

import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

export function JoinForm({ join }: { join: () => Promise<Outcome<void>> }) {
  const { send, pending, outcome } = useActionForm(join);
  return (
    <div className="flex flex-col gap-4">
      <FormProblem outcome={outcome} />
      <Button look="primary" disabled={pending} onClick={() => send(undefined)}>
        {pending ? "Joining…" : "Join"}
      </Button>
    </div>
  );
}
