"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";

const everyMs = 2_000;
const mostLooks = 30;

/** Asks for the page again while something on it is about to end; it stops after a minute. `of` says what is waited for. */
export function LookAgain({ of }: { of: string }) {
  const { refresh } = useRouter();
  const [isPending, startTransition] = useTransition();
  const [looked, setLooked] = useState({ of, times: 0 });
  const times = looked.of === of ? looked.times : 0;
  useEffect(() => {
    if (isPending || times >= mostLooks) return;
    const timer = setTimeout(() => {
      setLooked({ of, times: times + 1 });
      startTransition(refresh);
    }, everyMs);
    return () => clearTimeout(timer);
  }, [isPending, times, of, refresh]);
  return null;
}
