"use client";

import { useEffect, useRef, useState } from "react";

/** Puts the focus on something in a list that is there only when the list is shown anew; `focus` takes its selector. */
export function useFocusInside<Kind extends HTMLElement>() {
  const list = useRef<Kind>(null);
  const [wanted, focus] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    list.current?.querySelector<HTMLElement>(wanted)?.focus();
    focus(null);
  }, [wanted]);
  return { list, focus };
}
