"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import type { Outcome } from "@/lib/http/action";
import { withoutPaths } from "./without-paths";

export type BulkAsked = "tag" | "untag" | "group" | "quarantine" | "delete";
type Props = {
  asked: BulkAsked | null;
  /** How many cases it is about, in words. */
  counted: string;
  pending: boolean;
  outcome: Outcome<unknown> | null;
  close: () => void;
  submit: (asked: BulkAsked, text: string) => void;
};
type Words = {
  title: (counted: string) => string;
  text?: string;
  label?: string;
  hint?: string;
  optional?: true;
  button: string;
};

const comma = { label: "Tags", hint: "Between commas." };
const words: Record<BulkAsked, Words> = {
  tag: { title: (counted) => `Add tags to ${counted}`, ...comma, button: "Add tags" },
  untag: { title: (counted) => `Remove tags from ${counted}`, ...comma, button: "Remove tags" },
  group: {
    title: (counted) => `Set the group of ${counted}`,
    ...{
      label: "Group",
      hint: "Cases of one conversation or document; empty for none.",
      optional: true,
      button: "Set the group",
    },
  },
  quarantine: {
    title: (counted) => `Quarantine ${counted}`,
    text: "From the dataset’s next revision on evaluations leave them out, and say so. They stay in the dataset.",
    ...{ label: "Reason", button: "Quarantine" },
  },
  delete: {
    title: (counted) => `Delete ${counted}?`,
    text: "They leave the dataset with its next revision. Earlier revisions keep them, so evaluations that used them stay as they are.",
    button: "Delete",
  },
};

/** Asks what is needed to change many cases: tags, a group, a reason, or only whether it is meant. */
export function BulkDialog({ asked, counted, close, ...rest }: Props) {
  return (
    <Dialog open={asked !== null} onOpenChange={(open) => !open && close()} title={asked ? words[asked].title(counted) : ""}>
      {asked && <Ask key={asked} asked={asked} {...rest} />}
    </Dialog>
  );
}

function Ask({ asked, pending, outcome, submit }: Omit<Props, "asked" | "counted" | "close"> & { asked: BulkAsked }) {
  const { text, label, hint, optional, button } = words[asked];
  const [typed, setTyped] = useState("");
  const isMissing = label !== undefined && !optional && typed.trim() === "";
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending && !isMissing) submit(asked, typed.trim());
      }}
    >
      {text && <p>{text}</p>}
      <FormProblem outcome={withoutPaths(outcome)} />
      {label && (
        <Field
          label={label}
          hint={hint}
          required={!optional}
          maxLength={500}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
        />
      )}
      <div className="flex justify-end">
        <Button type="submit" look={asked === "delete" ? "danger" : "primary"} disabled={pending || isMissing}>
          {pending ? "Just a moment…" : button}
        </Button>
      </div>
    </form>
  );
}
