"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { Outcome } from "@/lib/http/action";
import { bodyOf, isBlank } from "./answer-draft";
import { Desk, type DeskState, type DeskTools } from "./desk";
import { readKept, writeKept } from "./kept-judgements";
import type { Answer } from "./outbox";

export type DeskActions = {
  take: (wish: { id: string; beside?: string; prefer?: string }) => ReturnType<DeskTools["take"]>;
  judge: (body: { id: string; itemId: string } & ReturnType<typeof bodyOf>) => Promise<Outcome<Answer>>;
  skip: (of: { id: string; itemId: string }) => Promise<Outcome<Answer>>;
  undo: (of: { id: string }) => ReturnType<DeskTools["undo"]>;
};
type At = { queueId: string; reviewerId: string; progress: DeskState["progress"]; actions: DeskActions };

const lookEveryMs = 5_000;

/** The desk of a page, which is opened with it; in the browser only. */
export function useDesk({ queueId: id, reviewerId, progress, actions }: At): { desk: Desk; state: DeskState } {
  const [desk] = useState(
    () =>
      new Desk(
        {
          take: (wish) => actions.take({ id, ...wish }),
          send: ({ itemId, draft }) => (draft ? actions.judge({ id, itemId, ...bodyOf(draft) }) : actions.skip({ id, itemId })),
          undo: () => actions.undo({ id }),
          kept: readKept(id, reviewerId),
          keep: (waiting) => writeKept(id, reviewerId, waiting),
          now: () => Date.now(),
          wait: (ms) => new Promise((done) => setTimeout(done, ms)),
        },
        progress,
      ),
  );
  const state = useSyncExternalStore(desk.subscribe, desk.state);
  useLeaveGuard(state.outbox.waiting.length > 0 || !isBlank(state.draft));
  useEffect(() => {
    void desk.open();
    const timer = setInterval(() => desk.look(), lookEveryMs);
    const work = () => void desk.keepOn();
    window.addEventListener("keydown", work);
    window.addEventListener("pointerdown", work);
    return () => {
      clearInterval(timer);
      window.removeEventListener("keydown", work);
      window.removeEventListener("pointerdown", work);
    };
  }, [desk]);
  return { desk, state };
}
