"use client";

import { Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ArchiveItem } from "@/components/ui/archive-item";
import { Button } from "@/components/ui/button";
import { ConfirmStep } from "@/components/ui/confirm-step";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { MenuItem, MoreActions } from "@/components/ui/menu";
import { TextArea } from "@/components/ui/text-area";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

type Change = { id: string; name?: string; description?: string | null; archived?: boolean };
type Saved = { id: string; name: string; description: string | null; archived: boolean; uses: number; fixtures: number };
type Props = {
  saved: Saved;
  list: string;
  change: (input: Change) => Promise<Outcome<void>>;
  check: (input: { id: string }) => Promise<Outcome<{ passed: boolean }>>;
  remove: (input: { id: string }) => Promise<Outcome<{ archived: boolean }>>;
};

/** What else can be done with a saved evaluator. */
export function SavedMenu({ saved, list, change, check, remove }: Props) {
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = (isOpen: boolean) => !isOpen && setOpen(null);
  const changing = useActionForm(change, () => setOpen(null));
  const checking = useActionForm(check);
  const { id, archived } = saved;
  return (
    <>
      <MoreActions>
        <MenuItem onSelect={() => setOpen("edit")}>
          <Pencil aria-hidden="true" />
          Edit name and description
        </MenuItem>
        {saved.fixtures > 0 && (
          <MenuItem disabled={checking.pending} onSelect={() => checking.send({ id })}>
            <RefreshCw aria-hidden="true" />
            Run its fixtures again
          </MenuItem>
        )}
        <ArchiveItem isArchived={archived} onSelect={() => changing.send({ id, archived: !archived })} />
        <MenuItem danger onSelect={() => setOpen("delete")}>
          <Trash2 aria-hidden="true" />
          Delete
        </MenuItem>
      </MoreActions>
      {open === null && <FormProblem outcome={changing.outcome?.ok === false ? changing.outcome : checking.outcome} />}
      <p role="status" className="sr-only">
        {checking.pending
          ? "Running the fixtures"
          : checking.outcome?.ok && (checking.outcome.data.passed ? "All pass" : "Not all pass")}
      </p>
      <Dialog open={open === "edit"} onOpenChange={close} title="Edit evaluator">
        <form
          onSubmit={submitting({
            pending: changing.pending,
            send: (form) =>
              changing.send({
                ...{ id, name: String(form.get("name")) },
                description: String(form.get("description")).trim() || null,
              }),
          })}
          className="flex flex-col gap-4"
        >
          <Field label="Name" name="name" defaultValue={saved.name} maxLength={200} error={changing.errorOf("name")} />
          <TextArea
            label="Description (optional)"
            name="description"
            defaultValue={saved.description ?? ""}
            maxLength={5_000}
            error={changing.errorOf("description")}
          />
          <FormProblem outcome={changing.outcome} fields={["name", "description"]} />
          <Button type="submit" look="primary" disabled={changing.pending} className="self-end">
            {changing.pending ? "Saving…" : "Save"}
          </Button>
        </form>
      </Dialog>
      <Dialog open={open === "delete"} onOpenChange={close} title={`Delete “${saved.name}”?`}>
        <Removal {...{ saved, list, remove }} done={() => setOpen(null)} />
      </Dialog>
    </>
  );
}

function Removal({ saved, list, remove, done }: Pick<Props, "saved" | "list" | "remove"> & { done: () => void }) {
  const { push } = useRouter();
  const form = useActionForm(remove, ({ archived }) => (archived ? done() : push(list)));
  return (
    <ConfirmStep form={form} go={() => form.send({ id: saved.id })} button={saved.uses > 0 ? "Archive" : "Delete"}>
      {saved.uses > 0
        ? "Evaluations were scored by it, so it is archived instead: they go on naming it, and no new one can use it."
        : "It goes with all its revisions. No evaluation was scored by it."}
    </ConfirmStep>
  );
}
