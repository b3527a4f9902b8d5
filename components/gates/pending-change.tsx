"use client";

import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  id: string;
  /** Who asked for it and when. */
  asked: string;
  loosens: string[];
  /** What the gate would ask then; null where it would be gone. */
  after: string[] | null;
  /** Who may decide it. */
  deciders: string[];
  /** Why this person does not decide it; null where they do. */
  whyNot: string | null;
  decide: (input: unknown) => Promise<Outcome<unknown>>;
};

/** A change that asks for less and waits for a second person; until then the gate holds as it is. */
export function PendingChange({ id, asked, loosens, after, deciders, whyNot, decide }: Props) {
  const form = useActionForm(decide, () => toast("Decided: the gate is up to date"));
  const send = (decision: "accept" | "decline") => form.send({ id, decision });
  return (
    <section aria-label="A change waits" className="flex flex-col gap-3 rounded-lg border border-warn bg-warn-ground p-4">
      <div>
        <p className="font-semibold">A change waits for a second person</p>
        <p>{asked} The gate holds as it is until then.</p>
      </div>
      <ul className="list-disc pl-5">
        {loosens.map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
      </ul>
      <div>
        <p className="font-medium">{after ? "If it is accepted, the gate asks:" : "If it is accepted, promotion is free."}</p>
        {after && (
          <ul className="list-disc pl-5">
            {after.map((line) => (
              <li key={line} className="break-words">
                {line}
              </li>
            ))}
          </ul>
        )}
      </div>
      <p className="break-words">
        {deciders.length === 0
          ? "Nobody else is an admin of the workspace: make another member one, so that they can decide."
          : `Who can decide: ${deciders.join(", ")}.`}
      </p>
      <FormProblem outcome={form.outcome} />
      {whyNot ? (
        <p>{whyNot}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button disabled={form.pending} onClick={() => send("accept")}>
            Accept the change
          </Button>
          <Button look="danger" disabled={form.pending} onClick={() => send("decline")}>
            Decline it
          </Button>
        </div>
      )}
    </section>
  );
}
