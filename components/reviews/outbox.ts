import type { Outcome } from "@/lib/http/action";
import type { AnswerDraft } from "./answer-draft";

/** What was decided of an item and is on its way: a judgement, or (null) that it is left to others. */
export type Sent = { itemId: string; position: number; draft: AnswerDraft | null };
/** One that the server does not take, with its words. */
export type Refused = Sent & { detail: string };
export type OutboxState = { waiting: Sent[]; refused: Refused[]; trouble: string | null };

/** What became of the wish that came with it, where it was not granted. */
export type Answer = { detail?: string };

type Tools = {
  send: (sent: Sent) => Promise<Outcome<Answer>>;
  tell: (detail: string) => void;
  /** What survives a closed tab. */
  keep: (waiting: Sent[]) => void;
  changed: () => void;
  wait: (ms: number) => Promise<void>;
};

const longestWaitMs = 15_000;
const notNow = new Set(["unavailable", "rate_limited", "internal", "request_timeout", "unauthenticated"]);

/** Sends decisions in their order, each until it is stored or refused for good: what a person has said is never lost on the way. */
export function createOutbox(tools: Tools, kept: Sent[] = []) {
  const state: OutboxState = { waiting: kept, refused: [], trouble: null };
  let underWay: Promise<void> | null = null;

  const change = (part: Partial<OutboxState>) => {
    Object.assign(state, part);
    tools.keep(state.waiting);
    tools.changed();
  };
  const drop = (one: Sent) => state.waiting.filter((other) => other !== one);

  /** Ends when nothing waits any more, whoever began it. */
  function work(): Promise<void> {
    if (!underWay && state.waiting.length > 0) underWay = deliverAll();
    return underWay ?? Promise.resolve();
  }

  async function deliverAll(): Promise<void> {
    for (let [one] = state.waiting; one; [one] = state.waiting) await deliver(one);
    underWay = null;
  }

  async function deliver(one: Sent): Promise<void> {
    for (let tries = 1; ; tries++) {
      const outcome = await tools.send(one).catch(() => null);
      if (!state.waiting.includes(one)) return; // taken back meanwhile
      // the answer to a first try may have been lost after it was stored
      const isStored =
        outcome?.ok || (tries > 1 && outcome?.problem.code === "conflict" && /already/.test(outcome.problem.detail));
      if (outcome?.ok && outcome.data.detail) tools.tell(outcome.data.detail);
      if (isStored) return change({ waiting: drop(one), trouble: null });
      if (outcome && !outcome.ok && !notNow.has(outcome.problem.code))
        return change({
          waiting: drop(one),
          refused: [...state.refused, { ...one, detail: outcome.problem.detail }],
          trouble: null,
        });
      change({ trouble: outcome && !outcome.ok ? outcome.problem.detail : "The server did not answer." });
      await tools.wait(Math.min(longestWaitMs, 1_000 * 2 ** (tries - 1)));
    }
  }

  return {
    state,
    work,
    add(one: Sent) {
      change({ waiting: [...state.waiting, one] });
      void work();
    },
    /** Takes back what did not go out yet; what is under way, or may have arrived, cannot be. */
    takeLast(): Sent | null {
      const last = state.waiting.length > 1 || !underWay ? state.waiting.at(-1) : undefined;
      if (!last) return null;
      change({ waiting: drop(last) });
      return last;
    },
    forget: (itemId: string) => change({ refused: state.refused.filter((one) => one.itemId !== itemId) }),
    holds: (itemId: string) => state.waiting.some((one) => one.itemId === itemId),
  };
}
