"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { TextArea } from "@/components/ui/text-area";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = { versionId: string; number: number; ask: (input: unknown) => Promise<Outcome<unknown>> };

/** A person's word on releasing a version. */
export function ApprovalForm({ versionId, number, ask }: Props) {
  const [comment, setComment] = useState("");
  const form = useActionForm(ask, () => setComment(""));
  const say = (decision: "approve" | "decline") => {
    if (!form.pending) form.send({ id: versionId, decision, ...(comment.trim() ? { comment } : {}) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    say("approve");
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-prose flex-col gap-3">
      <FormProblem outcome={form.outcome} />
      <TextArea
        label="Comment (optional)"
        hint="What you say later takes the place of what you said before."
        rows={2}
        className="min-h-16!"
        maxLength={2_000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" disabled={form.pending} aria-label={`Approve version ${number}`}>
          Approve
        </Button>
        <Button look="danger" disabled={form.pending} onClick={() => say("decline")} aria-label={`Decline version ${number}`}>
          Decline
        </Button>
      </div>
    </form>
  );
}
