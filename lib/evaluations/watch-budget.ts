import type { Context } from "@/lib/context";
import { patiently } from "@/lib/patiently";
import type { ItemEnd, LaneRun } from "./lane";
import { overBudget, readSpending, spentWords } from "./read-spending";

/** A look sums up the evaluation's calls: it is made so seldom that it takes at most a tenth of the time. */
const restFactor = 10;

/**
 * Looks after the budget of a lane's evaluation. What the lane's own calls cost counts as they are answered; what the other lanes spend
 * is seen by a sum over the ledger, made after a batch was stored unless that was done just now and there is room for as much from each.
 */
export function watchBudget(ctx: Context, { evaluationId }: LaneRun, plan: { budgetUsd: number | null; lanes: number }) {
  const { budgetUsd, lanes } = plan;
  const over = new AbortController();
  let seen = 0;
  let storedSince = 0;
  let unstored = 0;
  let mayLookAt = 0;

  const look = async (): Promise<void> => {
    if (budgetUsd === null || over.signal.aborted) return;
    const startedAt = performance.now();
    const spending = await patiently(() => readSpending(ctx, evaluationId));
    mayLookAt = performance.now() + (performance.now() - startedAt) * restFactor;
    seen = spending.costUsd;
    storedSince = 0;
    if (overBudget(spending, budgetUsd)) over.abort();
  };
  return {
    look,
    /** An item that is about to be stored. */
    before(end: ItemEnd): void {
      unstored += costOf(end);
      if (budgetUsd !== null && seen + storedSince + unstored >= budgetUsd) over.abort();
    },
    /** Items that were stored. */
    async after(ends: ItemEnd[]): Promise<void> {
      if (budgetUsd === null) return;
      const cost = ends.reduce((sum, end) => sum + costOf(end), 0);
      unstored -= cost;
      storedSince += cost;
      const isUnpriced = ends.some((end) => end.calls.some((call) => call.state === "received" && call.costUsd === null));
      if (performance.now() >= mayLookAt || isUnpriced || seen + storedSince * lanes >= budgetUsd) await look();
    },
    /** Aborted when nothing more may be spent. */
    over: over.signal,
    /** Why it was stopped, as the ledger has it once the lane's calls are in it. */
    async reason(): Promise<string> {
      const words = spentWords(await readSpending(ctx, evaluationId), budgetUsd ?? 0);
      return `Stopped: ${words} Resume it with a larger budget, or without one, to go on.`;
    },
  };
}

const costOf = ({ calls }: ItemEnd) => calls.reduce((sum, call) => sum + (call.costUsd ?? 0), 0);
