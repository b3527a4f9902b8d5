"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type Props = {
  pending: boolean;
  isSaving: boolean;
  isDirty: boolean;
  isSaved: boolean;
  savedAt: Date | null;
  problem: string;
  /** Whether the last try was the page's own: then it is not read out. */
  isQuiet: boolean;
  /** Shows what keeps it from being saved, where that stands elsewhere. */
  onShow?: () => void;
  onSave: () => void;
  onPublish: () => void;
  /** What else stands in sight, above. */
  children?: ReactNode;
};

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hour12: false });

/** Always in sight: whether all is saved, and the ways on. */
export function SaveBar({
  pending,
  isSaving,
  isDirty,
  isSaved,
  savedAt,
  problem,
  isQuiet,
  onShow,
  onSave,
  onPublish,
  children,
}: Props) {
  const saved = savedAt ? `Saved ${time.format(savedAt)}` : "All saved";
  const state = isDirty ? "Unsaved changes" : isSaved ? saved : "Not saved yet";
  return (
    <div
      data-bottom-bar
      className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-line border-t bg-ground px-4 py-3 md:-mx-8 md:px-8"
    >
      {children && <div className="max-h-[30vh] w-full overflow-y-auto overscroll-contain">{children}</div>}
      <div className="mr-auto flex min-w-0 flex-wrap items-center gap-x-2">
        <p
          role="status"
          aria-live={isQuiet && !problem ? "off" : "polite"}
          className={`tabular-nums ${problem ? "text-bad" : "text-muted"}`}
        >
          {pending || isSaving ? "Saving…" : problem || state}
        </p>
        {onShow && (
          <Button size="small" look="quiet" onClick={onShow}>
            Show
          </Button>
        )}
      </div>
      <Button onClick={onSave} disabled={pending} title="⌘S or Ctrl+S" aria-keyshortcuts="Meta+S Control+S">
        Save draft
      </Button>
      <Button
        look="primary"
        onClick={onPublish}
        disabled={pending}
        title="⇧⌘↵ or Ctrl+Shift+Enter"
        aria-keyshortcuts="Meta+Shift+Enter Control+Shift+Enter"
      >
        Publish…
      </Button>
    </div>
  );
}
