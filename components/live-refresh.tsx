"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { useEvents } from "./live/use-events";

const restMs = 1_500;

/**
 * Asks the server for the page again when what it shows has moved; the page leaves it out when that has ended. `source` is the stream
 * that tells, such as `/live/evaluations/ev_1?workspace=demo`; where that cannot be reached, the page is asked for now and then.
 * `everyMs` asks for it that often as well, where what it shows grows old by itself.
 */
export function LiveRefresh({ source, everyMs }: { source: string; everyMs?: number }) {
  const { refresh } = useRouter();
  const [isPending, startTransition] = useTransition();
  const [moves, setMoves] = useState({ seen: 0, shown: 0 });
  const move = () => setMoves(({ seen, shown }) => ({ seen: seen + 1, shown }));
  const { isReconnecting } = useEvents(source, { progress: move, status: move, done: move });

  const isBehind = moves.seen > moves.shown;
  useEffect(() => {
    if (isPending || !(isBehind || isReconnecting)) return; // a slow answer is waited for
    const timer = setTimeout(() => {
      setMoves(({ seen }) => ({ seen, shown: seen }));
      startTransition(refresh);
    }, restMs);
    return () => clearTimeout(timer);
  }, [isPending, isBehind, isReconnecting, refresh]);
  useEffect(() => {
    if (!everyMs) return;
    const timer = setInterval(() => document.hidden || startTransition(refresh), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, refresh]);
  return null;
}
