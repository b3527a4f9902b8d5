"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { places } from "./places";
import { keepVisit } from "./recent-places";

/** A page is visited once it was looked at so long; by then its title stands. */
const lookMs = 1_000;

/** Remembers the pages below the lists, for the palette to offer them again. */
export function useVisits(root: string): void {
  const pathname = usePathname();
  useEffect(() => {
    if (places.some(({ path }) => pathname === `${root}${path}`)) return;
    const timer = setTimeout(() => {
      const title = document.title.replace(/ · PromptOps$/, "");
      if (!document.querySelector("[data-problem]")) keepVisit(root, { href: pathname, title });
    }, lookMs);
    return () => clearTimeout(timer);
  }, [root, pathname]);
}
