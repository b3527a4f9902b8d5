"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useLiveRun } from "@/components/live/use-live-run";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { RunAnswer } from "./column";

export type RunActions = {
  start: (run: unknown) => Promise<Outcome<RunAnswer>>;
  stop: (run: { id: string }) => Promise<Outcome<void>>;
};

type Given = RunActions & {
  run: RunAnswer | null;
  /** Hears of the run when it was started, and again whole when it has ended. */
  setRun: (run: RunAnswer) => void;
  /** What to run; null while nothing can be. */
  request: unknown;
  workspaceSlug: string;
};

/** Starts a run, follows it, stops it. */
export function useRunning({ run, setRun, request, workspaceSlug, ...actions }: Given) {
  const sending = useActionForm(actions.start, setRun);
  const stopping = useActionForm(actions.stop);
  const live = useLiveRun(run, workspaceSlug);
  const isUnderWay = live !== null && live.done === null;
  const wanted = JSON.stringify(request);
  const [sent, setSent] = useState("");
  const firstWords = useFirstWords(live);
  const start = () => {
    if (request === null || sending.pending || isUnderWay) return;
    setSent(wanted);
    firstWords.begin();
    sending.send(request);
  };
  const stop = () => {
    if (live && isUnderWay && !stopping.pending) stopping.send({ id: live.id });
  };
  const tell = useEffectEvent(setRun);
  const done = live?.done ?? null;
  const isNews = done !== null && run !== null && done.id === run.id && run.finishedAt === null;
  useEffect(() => {
    if (isNews && done) tell(done);
  }, [isNews, done]);

  const outcome = sent === wanted ? sending.outcome : null; // what was said of another request no longer counts
  // that it had ended before is no news: the answer says so
  const refusal = stopping.outcome?.ok === false && stopping.outcome.problem.code !== "conflict" && isUnderWay;
  return {
    ...{ live, outcome, start, stop },
    isBusy: sending.pending || isUnderWay,
    isStopping: stopping.pending,
    stopOutcome: refusal ? stopping.outcome : null,
    firstWordsMs: firstWords.of(live?.id),
  };
}

/** How long the first words of a run took to stand here, from the press of the button on. */
function useFirstWords(live: { id: string; text: string; done: unknown } | null) {
  const began = useRef<number | null>(null);
  const [seen, setSeen] = useState<{ id: string; ms: number } | null>(null);
  const id = live?.id;
  const hasWords = live !== null && live.text !== "";
  useEffect(() => {
    if (!hasWords || !id || began.current === null) return;
    setSeen({ id, ms: performance.now() - began.current });
    began.current = null;
  }, [hasWords, id]);
  return {
    begin: () => {
      began.current = performance.now();
    },
    of: (run: string | undefined) => (seen && seen.id === run ? seen.ms : null),
  };
}
