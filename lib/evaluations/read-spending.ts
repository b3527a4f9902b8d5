import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";

/** `unpriced`: calls that were answered without the figures their cost follows from. */
export type Spending = { costUsd: number; unpriced: number };

/** What an evaluation's calls have cost so far, judges and failed tries included. */
export async function readSpending(ctx: Context, evaluationId: string): Promise<Spending> {
  const [row] = await ctx.db.execute<Spending>(sql`
    select coalesce(sum(cost_usd::numeric), 0)::float8 as "costUsd",
      (count(*) filter (where state = 'received' and cost_usd is null))::int as unpriced
    from model_calls where workspace_id = ${ctx.workspaceId} and evaluation_id = ${evaluationId}`);
  return row ?? { costUsd: 0, unpriced: 0 };
}

/** How a budget and what was spent stand to each other, in words. */
export function spentWords({ costUsd, unpriced }: Spending, budgetUsd: number): string {
  if (unpriced === 0) return `Its calls have cost $${Number(costUsd.toPrecision(4))} of the $${budgetUsd} it may cost.`;
  return `The cost of ${unpriced === 1 ? "an answer" : `${unpriced} answers`} is not known, so a budget of $${budgetUsd} cannot be kept.`;
}

/** Why a budget lets no further call be made, in words; null while it does. */
export const overBudget = (spending: Spending, budgetUsd: number): string | null =>
  spending.unpriced > 0 || spending.costUsd >= budgetUsd ? spentWords(spending, budgetUsd) : null;
