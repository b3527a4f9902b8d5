import { eq } from "drizzle-orm";
import { suites } from "@/db/schema/suites";
import { recordAudit } from "@/lib/audit/record-audit";
import { changedFields } from "@/lib/changed-fields";
import { inTransaction } from "@/lib/context";
import { verb } from "@/lib/verb";
import { insertRevision } from "./insert-revision";
import { lockSuite, type Recipe, readSuite, requireInUse } from "./rows";
import type { UpdateSuite } from "./schema";
import { settleRecipe } from "./settle-recipe";

/** Changes what is given and differs. Another recipe makes the next revision; evaluations keep the one they were started from. */
export const updateSuite = verb("evaluations:write", (ctx, input: UpdateSuite) =>
  inTransaction(ctx, async (ctx) => {
    const { id: ref, name, description, archived, ...given } = input;
    const before = await lockSuite(ctx, ref);
    if (archived !== false) requireInUse(before);
    const { id } = before;
    const standing = await readSuite(ctx, id);
    const described = { name, description, archived };
    const fields = changedFields({ ...before, archived: before.archivedAt !== null }, described);
    const asksRecipe = Object.values(given).some((value) => value !== undefined);
    const recipe = asksRecipe ? await settleRecipe(ctx, merged(standing, given)) : null;
    const changed = recipe ? changedFields(standing, recipe) : [];
    if (fields.length + changed.length === 0) return standing;
    const revision = changed.length > 0 ? before.revision + 1 : before.revision;
    if (recipe && changed.length > 0) await insertRevision(ctx, id, revision, recipe);
    await ctx.db
      .update(suites)
      .set({ name, description, revision, ...(archived !== undefined && { archivedAt: archived ? new Date() : null }) })
      .where(eq(suites.id, id));
    const detail = changed.length > 0 ? { revision } : {};
    await recordAudit(ctx, "suite.updated", id, { fields: [...fields, ...changed], ...detail });
    return readSuite(ctx, id);
  }),
);

type Given = Partial<Recipe>;

/** The margin is meant for the metric it was set for. */
function merged(standing: Recipe, given: Given): Omit<Recipe, "margin"> & { margin?: number } {
  const isOther = given.primaryMetric !== undefined && given.primaryMetric !== standing.primaryMetric;
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...standing, ...(isOther && { margin: undefined }), ...said };
}
