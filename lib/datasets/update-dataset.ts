import { and, eq } from "drizzle-orm";
import { one, violated } from "@/db/rows";
import { datasets } from "@/db/schema/datasets";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { refuseMisfits } from "./refuse-misfits";
import { lockDataset, toDataset } from "./rows";
import type { UpdateDataset } from "./schema";

/** Changes what is given and differs. A declaration its present cases do not fit is refused, naming the cases. */
export const updateDataset = verb("datasets:write", (ctx, input: UpdateDataset) =>
  inTransaction(ctx, async (ctx) => {
    const { id, archived, tags, variables, ...given } = input;
    const before = await lockDataset(ctx, id);
    const standing = { ...before, archived: before.archivedAt !== null };
    const fields = changedFields(standing, { ...given, archived, variables, tags: tags && [...new Set(tags)] });
    if (fields.length === 0) return before;
    if (fields.includes("variables") && variables) await refuseMisfits(ctx, id, variables);
    const changed = one(
      await ctx.db
        .update(datasets)
        .set({
          ...given,
          ...(tags && { tags: [...new Set(tags)] }),
          ...(variables && { variables: JSON.stringify(variables) }),
          ...(archived !== undefined && { archivedAt: archived ? (before.archivedAt ?? new Date()) : null }),
        })
        .where(and(eq(datasets.workspaceId, ctx.workspaceId), eq(datasets.id, id)))
        .returning(),
    );
    await recordAudit(ctx, "dataset.updated", id, { fields });
    return toDataset(changed);
  }).catch((error: unknown) => {
    if (violated(error)?.kind === "unique") throw conflict(`This workspace has a dataset named “${input.name}” already.`);
    throw error;
  }),
);
