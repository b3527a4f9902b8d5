"use client";

import { CopyButton } from "./ui/copy-button";

/** The id of the request under which the log has what went wrong, for the operator; a number of Next's where our code had no part in it. */
export function ErrorNumber({ digest }: { digest?: string }) {
  if (!digest) return null;
  return (
    <span className="mt-3 flex flex-wrap items-center gap-x-2">
      <span>
        If it stays, give the operator this request id: <span className="font-mono text-ink">{digest}</span>
      </span>
      <CopyButton text={digest} label="Copy request id" />
    </span>
  );
}
