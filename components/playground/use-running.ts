"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useLiveRun } from "@/components/live/use-live-run";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { RunAnswer } from "./source";

export type RunActions = {
  start: (run: unknown) => Promise<Outcome<RunAnswer>>;
  stop: (run: { id: string }) => Promise<Outcome<void>>;
};

type Given = RunActions & {
  run: RunAnswer | null;
  setRun: (run: RunAnswer) => void;
  /** What to run; null while nothing can be. */
  request: unknown;
  workspaceSlug: string;
};

/** Starts a run (⌘↵ does, too), follows it, stops it; when it ends the page is asked for again, so that its history has it. */
export function useRunning({ run, setRun, request, workspaceSlug, ...actions }: Given) {
  const { refresh } = useRouter();
  const sending = useActionForm(actions.start, setRun);
  const stopping = useActionForm(actions.stop);
  const live = useLiveRun(run, workspaceSlug);
  const isUnderWay = live !== null && live.done === null;
  const wanted = JSON.stringify(request);
  const [sent, setSent] = useState("");
  const start = () => {
    if (request === null || sending.pending || isUnderWay) return;
    setSent(wanted);
    sending.send(request);
  };
  const stop = () => {
    if (live && !stopping.pending) stopping.send({ id: live.id });
  };

  const outcome = sent === wanted ? sending.outcome : null; // what was said of another request no longer counts
  const wasUnderWay = useRef(isUnderWay);
  useEffect(() => {
    if (wasUnderWay.current !== isUnderWay) refresh();
    wasUnderWay.current = isUnderWay;
  }, [isUnderWay, refresh]);

  const press = useEffectEvent((event: KeyboardEvent) => {
    const isOurs = event.key === "Enter" && (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
    const isInDialog = event.target instanceof Element && event.target.closest("[role=dialog]") !== null;
    if (!isOurs || isInDialog || event.repeat) return;
    event.preventDefault();
    start();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  // that it had ended before is no news: the answer says so
  const refusal = stopping.outcome?.ok === false && stopping.outcome.problem.code !== "conflict" && isUnderWay;
  const stopOutcome = refusal ? stopping.outcome : null;
  return { live, isUnderWay, isSending: sending.pending, outcome, isStopping: stopping.pending, stopOutcome, start, stop };
}
