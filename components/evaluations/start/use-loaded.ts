"use client";

import { useRef, useState } from "react";
import type { Outcome } from "@/lib/http/action";

/** What belongs to an id, asked for once and kept; `initial` is what the page brought along. */
export function useLoaded<Data>(initial: Record<string, Data>, ask: (id: string) => Promise<Outcome<Data>>) {
  const [loaded, setLoaded] = useState(initial);
  const [failed, setFailed] = useState<string | null>(null);
  const last = useRef("");
  /** Calls `done` with it, unless another id was asked for meanwhile by the same hand. */
  const load = async (id: string, done: (data: Data) => void) => {
    last.current = id;
    const known = loaded[id];
    if (known) return done(known);
    const outcome = await ask(id).catch(() => null);
    if (!outcome?.ok) return setFailed(id);
    setFailed(null);
    setLoaded((before) => ({ ...before, [id]: outcome.data }));
    if (last.current === id) done(outcome.data);
  };
  return { loaded, load, failed };
}
