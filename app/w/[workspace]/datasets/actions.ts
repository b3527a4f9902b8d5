"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { addCases } from "@/lib/datasets/add-cases";
import { assignSplits } from "@/lib/datasets/assign-splits";
import { CaseForm } from "@/lib/datasets/case-form";
import { CellsForm } from "@/lib/datasets/cells-form";
import { changeCases } from "@/lib/datasets/change-cases";
import { AssignSplits, ChangeCases, RestoreRevision } from "@/lib/datasets/change-schema";
import { createDataset } from "@/lib/datasets/create-dataset";
import { DatasetForm, EditDatasetForm } from "@/lib/datasets/dataset-form";
import { deleteCase } from "@/lib/datasets/delete-case";
import { deleteDataset } from "@/lib/datasets/delete-dataset";
import { restoreRevision } from "@/lib/datasets/restore-revision";
import { DatasetId, UpdateCase } from "@/lib/datasets/schema";
import { updateCase } from "@/lib/datasets/update-case";
import { updateDataset } from "@/lib/datasets/update-dataset";
import { action } from "@/lib/http/action";

const refresh = () => revalidatePath("/w/[workspace]/datasets", "layout");

export const addDataset = action(DatasetForm, async (ctx, input) => {
  const { id } = await createDataset(ctx, input);
  refresh();
  return { id };
});

export const saveDataset = action(EditDatasetForm, async (ctx, input): Promise<void> => {
  await updateDataset(ctx, input);
  refresh();
});

export const archiveDataset = action(
  z.strictObject({ id: z.string(), archived: z.boolean() }),
  async (ctx, input): Promise<void> => {
    await updateDataset(ctx, input);
    refresh();
  },
);

/** One that an evaluation has used meanwhile is archived; the answer says which it was. */
export const removeDataset = action(DatasetId, async (ctx, input) => {
  const { archived } = await deleteDataset(ctx, input);
  refresh();
  return { archived };
});

export const addCase = action(z.strictObject({ id: z.string(), fields: CaseForm }), async (ctx, { id, fields }) => {
  const added = await addCases(ctx, { id, ...fields });
  refresh();
  return { id: Array.isArray(added) ? added[0]?.id : added.id };
});

export const saveCase = action(
  z.strictObject({ id: z.string(), ifRevision: z.number().int().optional(), fields: CaseForm }),
  async (ctx, { id, ifRevision, fields }) => {
    const { name = null, externalId = null, group = null, ...rest } = fields;
    const saved = await updateCase(ctx, { id, ifRevision, name, externalId, group, ...rest });
    refresh();
    return { id: saved.id };
  },
);

export const setQuarantine = action(UpdateCase.pick({ id: true, quarantined: true }), async (ctx, input): Promise<void> => {
  await updateCase(ctx, input);
  refresh();
  revalidatePath("/w/[workspace]/evaluations/[id]", "page");
});

export const removeCase = action(DatasetId, async (ctx, input): Promise<void> => {
  await deleteCase(ctx, input);
  refresh();
});

export const saveCells = action(CellsForm, async (ctx, input) => {
  const saved = await changeCases(ctx, input);
  refresh();
  return saved;
});

export const changeMany = action(ChangeCases, async (ctx, input) => {
  const changed = await changeCases(ctx, input);
  refresh();
  revalidatePath("/w/[workspace]/evaluations/[id]", "page");
  return changed;
});

export const dealOut = action(AssignSplits, async (ctx, input) => {
  const dealt = await assignSplits(ctx, input);
  if (!input.dryRun) refresh();
  return dealt;
});

export const restore = action(RestoreRevision, async (ctx, input) => {
  const restored = await restoreRevision(ctx, input);
  refresh();
  return restored;
});
