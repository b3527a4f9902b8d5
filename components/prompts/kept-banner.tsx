"use client";

import { Button } from "@/components/ui/button";

/** After theirs was taken: the way back to what was written here. */
export function KeptBanner({ onBack }: { onBack: () => void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface px-4 py-2">
      <p className="flex-1">This is theirs. What you wrote is kept until you save.</p>
      <Button size="small" onClick={onBack}>
        Back to mine
      </Button>
    </div>
  );
}
