"use client";

import { useEffect } from "react";

/** Writes what is open into the address, so that it can be sent on and found again; no page is asked for. */
export function usePlaygroundAddress({ open, caseId, isReady }: { open: string; caseId: string | null; isReady: boolean }) {
  useEffect(() => {
    if (!isReady) return;
    const url = new URL(location.href);
    for (const name of ["version", "run", "prompt", "case"]) url.searchParams.delete(name);
    url.searchParams.set("open", open);
    if (caseId) url.searchParams.set("case", caseId);
    if (url.href !== location.href) window.history.replaceState(null, "", url);
  }, [open, caseId, isReady]);
}
