"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A row of links that scrolls sideways where it is too long: the chosen one is in sight. */
export function TabStrip({ label, chosen, children }: { label: string; chosen: string; children: ReactNode }) {
  const strip = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is why to look again
  useEffect(() => {
    const { current } = strip;
    const link = current?.querySelector<HTMLElement>("[aria-current=page]");
    if (!current || !link) return;
    const [row, tab] = [current.getBoundingClientRect(), link.getBoundingClientRect()];
    // Of itself alone: scrollIntoView would move the page as well.
    if (tab.left < row.left || tab.right > row.right) current.scrollLeft += tab.left + tab.width / 2 - (row.left + row.width / 2);
  }, [chosen]);
  return (
    <nav ref={strip} aria-label={label} className="overflow-x-auto border-line border-b">
      {children}
    </nav>
  );
}
