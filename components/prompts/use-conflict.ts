"use client";

import { useMemo, useState } from "react";
import type { ContentDraft } from "./content-draft";
import { contentOfDraft } from "./content-of-draft";
import { draftOfContent } from "./draft-of-content";
import type { useVersionDraft } from "./use-version-draft";

type Options = { version: ReturnType<typeof useVersionDraft>; save: (over: string) => void };
type Other = { whose: "mine" | "theirs"; draft: ContentDraft };

/** The choice between two contents of one draft; the one that was not chosen is kept, and can be gone back to. */
export function useConflict({ version, save }: Options) {
  const { written, setWritten, kept, state } = version;
  const [other, setOther] = useState<Other | null>(null);
  const started = useMemo(() => contentOfDraft(kept.draft).content, [kept.draft]);
  const mine = useMemo(() => contentOfDraft(written.draft).content, [written.draft]);
  const { theirs } = state;
  const theirDraft = () => theirs && draftOfContent(theirs.content, theirs.providerId);
  return {
    sides: { started, mine },
    other,
    keepMine: () => {
      const draft = theirDraft();
      if (!theirs || !draft) return;
      setOther({ whose: "theirs", draft });
      save(theirs.contentHash);
    },
    takeTheirs: () => {
      const draft = theirDraft();
      if (!theirs || !draft) return;
      setOther({ whose: "mine", draft: written.draft });
      version.takeTheirs(theirs, draft);
    },
    swap: () => {
      if (!other) return;
      setOther({ whose: other.whose === "mine" ? "theirs" : "mine", draft: written.draft });
      setWritten({ ...written, draft: other.draft });
    },
    drop: () => setOther(null),
  };
}
