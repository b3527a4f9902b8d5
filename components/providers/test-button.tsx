"use client";

import { show } from "@/components/show";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { TestedProvider } from "@/lib/providers/schema";

/** Calls the provider once and says what came of it. */
export function TestButton({ name, test }: { name: string; test: () => Promise<Outcome<TestedProvider>> }) {
  const { send, pending, outcome } = useActionForm(test);
  return (
    <div className="flex min-w-40 max-w-72 flex-col items-start gap-1">
      <Button size="small" disabled={pending} aria-label={`Test ${name}`} onClick={() => send(undefined)}>
        {pending ? "Testing…" : "Test"}
      </Button>
      <div role="status">
        {!pending &&
          outcome &&
          (outcome.ok ? <Answer {...outcome.data} /> : <p className="text-bad">{outcome.problem.detail}</p>)}
      </div>
    </div>
  );
}

const Answer = ({ ok, outcome, latencyMs }: TestedProvider) => (
  <>
    <Badge tone={ok ? "good" : "bad"}>{ok ? `Works, ${show.duration(latencyMs)}` : "Does not work"}</Badge>
    <p className="break-words text-muted">{outcome}</p>
  </>
);
