"use client";

import { useEffect, useState } from "react";
import type { DraftCheck } from "./check-draft";
import type { ContentDraft } from "./content-draft";
import { contentOfDraft } from "./content-of-draft";

const afterMs = 150;
const nothing: DraftCheck = { errors: [], undeclared: [], unused: [], included: [], marks: [] };

/** What the compiler says of the draft, a moment after the last key. */
export function useDraftCheck(draft: ContentDraft): DraftCheck {
  const [check, setCheck] = useState(nothing);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const { checkDraft } = await import("./check-draft");
      if (isCurrent) setCheck(checkDraft(contentOfDraft(draft).content));
    }, afterMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [draft]);
  return check;
}
