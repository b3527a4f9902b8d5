"use client";

import { useEffect, useState } from "react";
import type { TypedValues } from "@/components/playground/typed-values";

type Sample = { typed: TypedValues; cameFrom: string | null };

const keyOf = (promptId: string) => `promptops.sample.${promptId}`;

/** A prompt's sample values, kept in this browser. A browser that keeps nothing has them until the page is left. */
export function useSampleValues(promptId: string) {
  const [sample, show] = useState<Sample>({ typed: {}, cameFrom: null });
  useEffect(() => {
    const kept = readKept(promptId);
    if (kept) show(kept);
  }, [promptId]);
  const setSample = (next: Sample) => {
    show(next);
    try {
      window.localStorage.setItem(keyOf(promptId), JSON.stringify(next));
    } catch {
      // full or forbidden: they are only shown
    }
  };
  return { sample, setSample };
}

function readKept(promptId: string): Sample | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(promptId)) ?? "null");
    if (typeof kept !== "object" || kept === null || !("typed" in kept) || typeof kept.typed !== "object") return null;
    const typed = Object.entries(kept.typed ?? {}).filter((one): one is [string, string] => typeof one[1] === "string");
    const cameFrom = "cameFrom" in kept && typeof kept.cameFrom === "string" ? kept.cameFrom : null;
    return { typed: Object.fromEntries(typed), cameFrom };
  } catch {
    return null;
  }
}
