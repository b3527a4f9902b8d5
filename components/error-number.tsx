"use client";

import { CopyButton } from "./ui/copy-button";

/** The number under which the server's log has what went wrong, for the operator. */
export function ErrorNumber({ digest }: { digest?: string }) {
  if (!digest) return null;
  return (
    <span className="mt-3 flex flex-wrap items-center gap-x-2">
      <span>
        If it stays, give the operator this number: <span className="font-mono text-ink">{digest}</span>
      </span>
      <CopyButton text={digest} label="Copy number" />
    </span>
  );
}
