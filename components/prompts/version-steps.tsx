"use client";

import { Archive, ArchiveRestore, Copy, MoreHorizontal, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Outcome } from "@/lib/http/action";

type Ask<Data> = (input: { id: string }) => Promise<Outcome<Data>>;
export type VersionActions = {
  publish: Ask<unknown>;
  copy: Ask<{ number: number }>;
  putAway: Ask<void>;
  bringBack: Ask<void>;
  remove: Ask<void>;
};
type Step = "publish" | "copy" | "putAway" | "bringBack" | "remove";
type Props = {
  version: { id: string; number: number; state: "draft" | "ready" | "archived"; isServed: boolean };
  path: string;
  actions: VersionActions;
};

const told: Record<Step, (number: number) => { title: string; text: string; button: string }> = {
  publish: (number) => ({
    title: `Publish version ${number}?`,
    text: "A published version never changes. It can then be promoted to an environment.",
    button: "Publish",
  }),
  copy: (number) => ({
    title: `Clone version ${number}?`,
    text: "A new draft with the same content is made, based on this version.",
    button: "Clone",
  }),
  putAway: (number) => ({
    title: `Archive version ${number}?`,
    text: "It can no longer be promoted until it is unarchived. What was measured of it stays.",
    button: "Archive",
  }),
  bringBack: (number) => ({
    title: `Unarchive version ${number}?`,
    text: "It can be promoted again.",
    button: "Unarchive",
  }),
  remove: (number) => ({
    title: `Delete draft ${number}?`,
    text: "Its content is gone for good, and its number stays unused.",
    button: "Delete draft",
  }),
};

/** What else can be done with a version; each step is asked for once more. */
export function VersionSteps({ version, path, actions }: Props) {
  const { push } = useRouter();
  const [step, setStep] = useState<Step | null>(null);
  const { id, number, state, isServed } = version;
  const done = (data: unknown) => {
    if (step === "remove") push(path);
    if (step === "copy" && typeof data === "object" && data !== null && "number" in data)
      push(`${path}/versions/${data.number}/edit`);
  };
  return (
    <>
      {state === "draft" && <Button onClick={() => setStep("publish")}>Publish</Button>}
      <Menu
        trigger={
          <Button look="quiet" size="icon" aria-label={`More for version ${number}`}>
            <MoreHorizontal aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={() => setStep("copy")}>
          <Copy aria-hidden="true" />
          Clone as a draft
        </MenuItem>
        {state === "ready" && !isServed && (
          <MenuItem onSelect={() => setStep("putAway")}>
            <Archive aria-hidden="true" />
            Archive
          </MenuItem>
        )}
        {state === "archived" && (
          <MenuItem onSelect={() => setStep("bringBack")}>
            <ArchiveRestore aria-hidden="true" />
            Unarchive
          </MenuItem>
        )}
        {state === "draft" && (
          <MenuItem danger onSelect={() => setStep("remove")}>
            <Trash2 aria-hidden="true" />
            Delete draft
          </MenuItem>
        )}
      </Menu>
      {step && (
        <ConfirmDialog
          {...told[step](number)}
          isDanger={step === "remove"}
          onClose={() => setStep(null)}
          run={() => actions[step]({ id })}
          done={done}
        />
      )}
    </>
  );
}
