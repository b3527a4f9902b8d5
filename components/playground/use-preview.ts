"use client";

import { useEffect, useEffectEvent, useState } from "react";
import type { Outcome } from "@/lib/http/action";
import type { ChatMessage, Content, Values } from "@/lib/templates/content";

export type Preview = { messages: ChatMessage[]; inputTokens: number; unusedValues: string[] };
export type PreviewRequest = { content: Content; variables: Values };
type Seen = { outcome: Outcome<Preview> | null; isBehind: boolean };

const afterMs = 400;

/** What a run would send, a moment after the last key; `request` is null while something cannot be read yet. */
export function usePreview(request: PreviewRequest | null, ask: (request: PreviewRequest) => Promise<Outcome<Preview>>): Seen {
  const [outcome, setOutcome] = useState<Outcome<Preview> | null>(null);
  const [shownFor, setShownFor] = useState("");
  const wanted = request === null ? null : JSON.stringify(request);
  const send = useEffectEvent(ask);
  useEffect(() => {
    if (wanted === null) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      // a preview that fails is asked for again with the next key
      const answer = await send(JSON.parse(wanted)).catch(() => null);
      if (!isCurrent || !answer) return;
      setOutcome(answer);
      setShownFor(wanted);
    }, afterMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  return { outcome, isBehind: wanted !== shownFor };
}
