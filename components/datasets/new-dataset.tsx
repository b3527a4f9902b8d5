"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { DatasetFields } from "./dataset-fields";

type Props = { trigger: ReactNode; path: string; add: (form: FormData) => Promise<Outcome<{ id: string }>> };

/** A dialog that makes a dataset and goes on to it, or to its import. */
export function NewDataset({ trigger, path, add }: Props) {
  const { push } = useRouter();
  const next = useRef("");
  const form = useActionForm(add, ({ id }) => push(`${path}/${id}${next.current}`));
  return (
    <Dialog
      trigger={trigger}
      title="New dataset"
      description="A set of cases: values for a prompt's variables and what is expected."
    >
      <form onSubmit={submitting(form)} className="flex flex-col gap-4">
        <DatasetFields form={form} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button type="submit" onClick={() => (next.current = "/import")} disabled={form.pending}>
            Create and import a file
          </Button>
          <Button type="submit" look="primary" onClick={() => (next.current = "")} disabled={form.pending}>
            {form.pending ? "Creating…" : "Create dataset"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
