"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Props = { name: string; slug: string; remove: (form: FormData) => Promise<Outcome<void>> };

/** Asks for the slug, so that nobody deletes the workspace they did not mean. */
export function DeleteWorkspaceDialog({ name, slug, remove }: Props) {
  const [typed, setTyped] = useState("");
  const form = useActionForm(remove);
  return (
    <Dialog
      title={`Delete ${name}`}
      description="Prompts, versions, datasets, evaluations, keys and the audit log go with it. Nobody can bring them back."
      trigger={<Button look="danger">Delete workspace</Button>}
    >
      <form onSubmit={submitting(form)} className="flex flex-col gap-4">
        <FormProblem outcome={form.outcome} fields={["confirm"]} />
        <Field
          label={`Type ${slug} to confirm`}
          name="confirm"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={form.errorOf("confirm")}
        />
        <div className="flex justify-end">
          <Button type="submit" look="danger" disabled={form.pending || typed !== slug}>
            {form.pending ? "Deleting…" : "Delete for good"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
