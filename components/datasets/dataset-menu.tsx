"use client";

import { Download, Pencil, Split, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ArchiveItem } from "@/components/ui/archive-item";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { MenuItem, MoreActions } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { submitting, useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { DatasetFields } from "./dataset-fields";
import { DeleteDataset } from "./delete-dataset";
import { type DealOut, SplitDialog } from "./split-dialog";

export type DatasetChanges = {
  save: (form: FormData) => Promise<Outcome<void>>;
  archive: (input: { id: string; archived: boolean }) => Promise<Outcome<void>>;
  remove: (input: { id: string }) => Promise<Outcome<{ archived: boolean }>>;
  deal: DealOut;
};

type Props = {
  dataset: { id: string; name: string; description: string | null; tags: string[]; archived: boolean; isEmpty: boolean };
  uses: number;
  list: string;
  exportPath: string;
  changes: DatasetChanges | null;
};

const formats = { csv: "CSV", jsonl: "JSONL", json: "JSON" };

/** What else can be done with a dataset; who may only look can still download it. */
export function DatasetMenu({ dataset, uses, list, exportPath, changes }: Props) {
  const [open, setOpen] = useState<"edit" | "deal" | "delete" | null>(null);
  const close = (isOpen: boolean) => !isOpen && setOpen(null);
  const { push } = useRouter();
  const archiving = useActionForm(changes?.archive ?? nothing);
  const { id, archived } = dataset;
  return (
    <>
      <MoreActions>
        {Object.entries(formats).map(([format, name]) => (
          <MenuItem key={format} asChild disabled={dataset.isEmpty}>
            <a href={`${exportPath}&format=${format}`} download>
              <Download aria-hidden="true" />
              Download as {name}
            </a>
          </MenuItem>
        ))}
        {changes && (
          <>
            <MenuItem onSelect={() => setOpen("edit")}>
              <Pencil aria-hidden="true" />
              Edit name and description
            </MenuItem>
            <MenuItem onSelect={() => setOpen("deal")} disabled={dataset.isEmpty || archived}>
              <Split aria-hidden="true" />
              Assign splits by share
            </MenuItem>
            <ArchiveItem isArchived={archived} onSelect={() => archiving.send({ id, archived: !archived })} />
            <MenuItem danger onSelect={() => setOpen("delete")}>
              <Trash2 aria-hidden="true" />
              Delete
            </MenuItem>
          </>
        )}
      </MoreActions>
      {changes && (
        <>
          <Dialog open={open === "edit"} onOpenChange={close} title="Edit dataset">
            <EditForm dataset={dataset} save={changes.save} done={() => setOpen(null)} />
          </Dialog>
          <Dialog open={open === "deal"} onOpenChange={close} title="Assign splits by share">
            <SplitDialog datasetId={id} deal={changes.deal} done={() => setOpen(null)} />
          </Dialog>
          <Dialog open={open === "delete"} onOpenChange={close} title={`Delete “${dataset.name}”?`}>
            <DeleteDataset dataset={dataset} uses={uses} changes={changes} done={(gone) => (gone ? push(list) : setOpen(null))} />
          </Dialog>
        </>
      )}
    </>
  );
}

const nothing: DatasetChanges["archive"] = async () => ({ ok: true, data: undefined });

type EditProps = { dataset: Props["dataset"]; save: DatasetChanges["save"]; done: () => void };

function EditForm({ dataset, save, done }: EditProps) {
  const form = useActionForm(save, () => {
    toast("Dataset saved");
    done();
  });
  return (
    <form onSubmit={submitting(form)} className="flex flex-col gap-4">
      <input type="hidden" name="id" value={dataset.id} />
      <DatasetFields form={form} given={dataset} />
      <Button type="submit" look="primary" disabled={form.pending} className="self-end">
        {form.pending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}
