"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const everyMs = 2_000;

/** Asks the server for the page again while something on it goes on; the page leaves it out when that has ended. */
export function LiveRefresh() {
  const { refresh } = useRouter();
  const [isPending, startTransition] = useTransition();
  useEffect(() => {
    if (isPending) return; // a slow answer is waited for
    const timer = setInterval(() => {
      if (!document.hidden) startTransition(refresh);
    }, everyMs);
    return () => clearInterval(timer);
  }, [isPending, refresh]);
  return null;
}
