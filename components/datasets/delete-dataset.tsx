"use client";

import { Button } from "@/components/ui/button";
import { ConfirmStep } from "@/components/ui/confirm-step";
import { DialogButtons } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { DatasetChanges } from "./dataset-menu";

type Props = {
  dataset: { id: string; archived: boolean };
  uses: number;
  changes: DatasetChanges;
  /** Told whether the dataset is gone from the list. */
  done: (gone: boolean) => void;
};

/** Asks before a dataset goes; one that evaluations used stays, and can be archived. */
export function DeleteDataset({ dataset: { id, archived }, uses, changes, done }: Props) {
  const removing = useActionForm(changes.remove, () => done(true));
  const archiving = useActionForm(changes.archive, () => done(true));
  if (uses > 0) {
    return (
      <div className="flex flex-col gap-4">
        <p>
          It cannot be deleted: {uses === 1 ? "1 evaluation" : `${uses} evaluations`} used it, and their results would lose what
          they were measured on.{" "}
          {archived
            ? "It is archived already, so it is offered nowhere."
            : "It can be archived: it leaves the lists, takes no more cases, and stays as it is for those evaluations."}
        </p>
        <FormProblem outcome={archiving.outcome} />
        <DialogButtons close={archived ? "Close" : "Cancel"}>
          {!archived && (
            <Button look="primary" disabled={archiving.pending} onClick={() => archiving.send({ id, archived: true })}>
              Archive instead
            </Button>
          )}
        </DialogButtons>
      </div>
    );
  }
  return (
    <ConfirmStep form={removing} go={() => removing.send({ id })} button="Delete dataset" meanwhile="Deleting…">
      All its cases and revisions go with it. No evaluation used it. This cannot be undone.
    </ConfirmStep>
  );
}
