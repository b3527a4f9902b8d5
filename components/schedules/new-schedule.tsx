"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Outcome } from "@/lib/http/action";
import { type Choices, ScheduleForm, type Sent } from "./schedule-form";
import type { Preview } from "./use-next-times";

type Asked = Omit<Sent, "budgetUsd"> & { budgetUsd?: number };
type Props = { choices: Choices; add: (input: Asked) => Promise<Outcome<void>>; preview: Preview };

export function NewSchedule({ choices, add, preview }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="New schedule"
      description="What an environment serves is measured on a suite again and again, and compared with the pinned baseline."
      trigger={<Button look="primary">New schedule</Button>}
    >
      <ScheduleForm
        choices={choices}
        save={({ budgetUsd, ...input }) => add({ ...input, ...(budgetUsd !== null && { budgetUsd }) })}
        preview={preview}
        done={() => setOpen(false)}
      />
    </Dialog>
  );
}
