"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Dialog } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { ScheduleForm } from "./schedule-form";
import type { Preview } from "./use-next-times";

type Change = { id: string; cron?: string; timeZone?: string; budgetUsd?: number | null; enabled?: boolean };
type Props = {
  schedule: { id: string; cron: string; timeZone: string; budgetUsd: number | null; enabled: boolean };
  run: (input: { id: string }) => Promise<Outcome<void>>;
  change: (input: Change) => Promise<Outcome<void>>;
  remove: (input: { id: string }) => Promise<Outcome<void>>;
  preview: Preview;
  list: string;
};

/** What can be done with a schedule. */
export function ScheduleButtons({ schedule, run, change, remove, preview, list }: Props) {
  const { id, enabled } = schedule;
  const { push } = useRouter();
  const [open, setOpen] = useState(false);
  const { send, pending, outcome } = useActionForm(change, () =>
    toast(enabled ? "Schedule switched off" : "Schedule switched on"),
  );
  const running = useActionForm(run, () => toast("Run started"));
  const refused = [running.outcome, outcome].find((one) => one?.ok === false);
  return (
    <>
      <Button disabled={running.pending} onClick={() => running.send({ id })}>
        {running.pending ? "Starting…" : "Run now"}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Change the schedule" trigger={<Button>Change</Button>}>
        <ScheduleForm
          before={schedule}
          save={({ cron, timeZone, budgetUsd }) => change({ id, cron, timeZone, budgetUsd })}
          preview={preview}
          done={() => {
            setOpen(false);
            toast("Schedule saved");
          }}
        />
      </Dialog>
      <Button disabled={pending} onClick={() => send({ id, enabled: !enabled })}>
        {enabled ? "Switch off" : "Switch on"}
      </Button>
      <ConfirmButton
        size="normal"
        label="Remove"
        title="Remove this schedule?"
        text="Nothing is due any more. What it measured and the alerts it opened stay."
        ask={async () => {
          const answer = await remove({ id });
          if (answer.ok) push(list);
          return answer;
        }}
      />
      {refused && (
        <div className="order-last basis-full">
          <FormProblem outcome={refused} />
        </div>
      )}
    </>
  );
}
