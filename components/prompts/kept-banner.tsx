"use client";

import { Button } from "@/components/ui/button";

type Props = { whose: "mine" | "theirs"; onSwap: () => void; onDrop: () => void };

/** After one of two was chosen: the way to the other, which is kept here until it is let go. */
export const KeptBanner = ({ whose, onSwap, onDrop }: Props) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-surface px-4 py-2">
    <p className="min-w-48 flex-1">
      {whose === "mine"
        ? "This is theirs. What you wrote is kept while this page is open."
        : "This is yours. What they wrote is kept while this page is open."}
    </p>
    <Button size="small" onClick={onSwap}>
      {whose === "mine" ? "Back to mine" : "Back to theirs"}
    </Button>
    <Button size="small" look="quiet" onClick={onDrop}>
      Let it go
    </Button>
  </div>
);
