"use client";

import { useEffect, useEffectEvent } from "react";

/** Panels and filters are links to the page itself, which keeps what is on it. */
const isHere = (link: Element) => link instanceof HTMLAnchorElement && link.pathname === window.location.pathname;
const question = "Leave without saving? What you changed is lost.";

/** Asks before the page is left while something on it is not saved: by closing it, and by a link to another one (then `leaving` is told). */
export function useLeaveGuard(isUnsaved: boolean, leaving?: () => void): void {
  const tell = useEffectEvent(() => leaving?.());
  useEffect(() => {
    if (!isUnsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!link || isElsewhere || link.getAttribute("target") === "_blank" || isHere(link)) return;
      if (window.confirm(question)) return tell();
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [isUnsaved]);
}
