import { suiteRevisions } from "@/db/schema/suites";
import type { Context } from "@/lib/context";
import { makerOf } from "@/lib/datasets/rows";
import type { Recipe } from "./rows";

/** Keeps what a suite asks from now on; the caller holds its row. */
export async function insertRevision(ctx: Context, suiteId: string, number: number, recipe: Recipe): Promise<void> {
  const { workspaceId } = ctx;
  const evaluators = JSON.stringify(recipe.evaluators);
  await ctx.db.insert(suiteRevisions).values({ workspaceId, suiteId, number, ...recipe, evaluators, createdBy: makerOf(ctx) });
}
