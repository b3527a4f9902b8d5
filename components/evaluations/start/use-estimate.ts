"use client";

import { useEffect, useRef, useState } from "react";
import type { Outcome } from "@/lib/http/action";
import type { StartBody } from "./start-body";

const restMs = 450;

/** Asks what a body would take, a moment after the last change; null while there is none to ask about. */
export function useEstimate<Data>(body: StartBody | null, ask: (body: StartBody) => Promise<Outcome<Data>>) {
  const [answer, setAnswer] = useState<{ text: string; outcome: Outcome<Data> | null } | null>(null);
  const asking = useRef(ask);
  const text = body && JSON.stringify(body);
  useEffect(() => {
    if (!text) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const outcome = await asking.current(JSON.parse(text)).catch(() => null);
      if (!isOver) setAnswer({ text, outcome });
    }, restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text]);
  return { outcome: text ? (answer?.outcome ?? null) : null, isStale: text !== null && answer?.text !== text };
}
