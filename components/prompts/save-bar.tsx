"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type Props = {
  pending: boolean;
  isDirty: boolean;
  isSaved: boolean;
  problem: string;
  onSave: () => void;
  onPublish: () => void;
  /** What else stands in sight, above. */
  children?: ReactNode;
};

/** Always in sight: whether all is saved, and the two ways on. */
export function SaveBar({ pending, isDirty, isSaved, problem, onSave, onPublish, children }: Props) {
  const state = isDirty ? "Unsaved changes" : isSaved ? "All saved" : "";
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-end gap-x-3 gap-y-2 border-line border-t bg-ground px-4 py-3 md:-mx-8 md:px-8">
      {children && <div className="w-full">{children}</div>}
      <p role="status" className={`mr-auto ${problem ? "text-bad" : "text-muted"}`}>
        {pending ? "Saving…" : problem || state}
      </p>
      <Button onClick={onSave} disabled={pending} title="⌘S or Ctrl+S">
        Save draft
      </Button>
      <Button look="primary" onClick={onPublish} disabled={pending}>
        Publish
      </Button>
    </div>
  );
}
