"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A list that scrolls for itself and begins where the chosen entry is in sight. */
export function KeepInView({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = box.current?.querySelector("[aria-current]")?.closest("li");
    if (!box.current || !chosen) return;
    const below = chosen.offsetTop + chosen.offsetHeight - box.current.clientHeight;
    if (below > 0) box.current.scrollTop = below + chosen.offsetHeight;
  }, []);
  return (
    <div ref={box} className="relative max-h-[60dvh] overflow-y-auto rounded-lg border border-line bg-surface">
      {children}
    </div>
  );
}
