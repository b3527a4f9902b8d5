"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { FormProblem } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  suite: { id: string; name: string; isArchived: boolean };
  list: string;
  bringBack: (input: { id: string; archived: boolean }) => Promise<Outcome<unknown>>;
  remove: (input: { id: string }) => Promise<Outcome<{ archived: boolean }>>;
};

/** Puts a suite away or brings it back. */
export function SuiteButtons({ suite: { id, name, isArchived }, list, bringBack, remove }: Props) {
  const { push, refresh } = useRouter();
  const back = useActionForm(bringBack, () => toast(`${name} is in use again`));
  if (isArchived)
    return (
      <>
        <Button disabled={back.pending} onClick={() => back.send({ id, archived: false })}>
          {back.pending ? "Just a moment…" : "Take out of the archive"}
        </Button>
        <FormProblem outcome={back.outcome} />
      </>
    );
  const removed = async () => {
    const outcome = await remove({ id });
    if (outcome.ok && !outcome.data.archived) push(list);
    else refresh();
    return outcome;
  };
  return (
    <ConfirmButton
      label="Delete"
      size="normal"
      title={`Delete “${name}”?`}
      text="It goes with all its revisions. Where an evaluation, a prompt, a gate or a schedule names it, it is archived instead: they keep it, and nothing new starts from it."
      ask={removed}
    />
  );
}
