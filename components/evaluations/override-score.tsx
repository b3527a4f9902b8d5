"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { TextArea } from "@/components/ui/text-area";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = {
  resultId: string;
  scoreKey: string;
  own: { score: number; reason: string } | null;
  save: (form: FormData) => Promise<Outcome<void>>;
};

/** A person's score in the place of an evaluator's: it stands beside the original and changes no figure. */
export function OverrideScore({ resultId, scoreKey, own, save }: Props) {
  const [open, setOpen] = useState(false);
  const form = useActionForm(save, () => setOpen(false));
  const takeBack = () => {
    const fields = new FormData();
    for (const [name, value] of Object.entries({ id: resultId, key: scoreKey, score: "", reason: "" })) fields.set(name, value);
    form.send(fields);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`Override ${scoreKey}`}
      description="Yours stands beside the evaluator's, with your name. Averages and verdicts stay as they are."
      trigger={
        <Button size="small" look="quiet" aria-label={`${own ? "Change your override of" : "Override"} ${scoreKey}`}>
          {own ? "Change" : "Override"}
        </Button>
      }
    >
      <form onSubmit={submitting(form)} className="flex flex-col gap-4">
        <FormProblem outcome={form.outcome} fields={["score", "reason"]} />
        <input type="hidden" name="id" value={resultId} />
        <input type="hidden" name="key" value={scoreKey} />
        <Field
          label="Score"
          name="score"
          required
          inputMode="decimal"
          autoComplete="off"
          hint="From 0 (useless) to 1 (perfect)."
          defaultValue={own?.score}
          error={form.errorOf("score")}
        />
        <TextArea
          label="Why"
          name="reason"
          required
          maxLength={2_000}
          defaultValue={own?.reason}
          error={form.errorOf("reason")}
        />
        <div className="flex flex-wrap justify-end gap-2">
          {own && (
            <Button look="danger" disabled={form.pending} onClick={takeBack}>
              Take it back
            </Button>
          )}
          <Button type="submit" look="primary" disabled={form.pending}>
            {form.pending ? "Saving…" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
