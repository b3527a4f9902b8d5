"use client";

import { useEffect, useState } from "react";
import type { Outcome } from "@/lib/http/action";
import type { Found } from "@/lib/search/schema";

export type Find = (input: { q: string }) => Promise<Outcome<Found[]>>;
type Answer = { q: string; found: Found[]; problem: string | null };

const restMs = 150;
const none: Answer = { q: "", found: [], problem: null };

/** What the server finds for a text, once typing rests; an answer to an older text is dropped, and its things stay until the next. */
export function useFind(find: Find, text: string) {
  const [answer, setAnswer] = useState<Answer>(none);
  const [tries, setTries] = useState(0);
  const q = text.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    if (!q) return setAnswer(none);
    let isStale = false;
    const timer = setTimeout(async () => {
      const outcome = await find({ q }).catch(() => null);
      if (isStale) return;
      if (outcome?.ok) setAnswer({ q, found: outcome.data, problem: null });
      else setAnswer({ q, found: [], problem: outcome?.problem.detail ?? "The server did not answer." });
    }, restMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [find, q, tries]);
  const again = () => {
    setAnswer({ ...answer, problem: null, q: "" });
    setTries(tries + 1);
  };
  return { ...answer, pending: q !== answer.q, again };
}
