import { one, violated } from "@/db/rows";
import { datasets } from "@/db/schema/datasets";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { makerOf, toDataset } from "./rows";
import type { CreateDataset } from "./schema";

/** Adds an empty dataset, at revision 0. */
export const createDataset = verb("datasets:write", (ctx, input: CreateDataset) =>
  inTransaction(ctx, async (ctx) => {
    const { name, description, tags, variables = [] } = input;
    const dataset = one(
      await ctx.db
        .insert(datasets)
        .values({
          workspaceId: ctx.workspaceId,
          name,
          description,
          tags: [...new Set(tags)],
          variables: JSON.stringify(variables),
          createdBy: makerOf(ctx),
        })
        .returning(),
    );
    await recordAudit(ctx, "dataset.created", dataset.id, { name });
    return toDataset(dataset);
  }).catch((error: unknown) => {
    if (violated(error)?.kind === "unique") throw conflict(`This workspace has a dataset named “${input.name}” already.`);
    throw error;
  }),
);
