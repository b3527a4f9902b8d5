"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import type { GridEdits } from "./use-grid-edits";
import { withoutPaths } from "./without-paths";

/** Says what is not saved and saves it, or what was saved last. A conflict keeps what was typed and leads to what is there now. */
export function GridBar({ edits }: { edits: GridEdits }) {
  const { refresh } = useRouter();
  const { count, cases, pending, refused, saved } = edits;
  return (
    <div className={count > 0 ? "flex flex-col gap-2 px-3 py-2" : ""}>
      {refused && !edits.hasStale && <FormProblem outcome={withoutPaths(refused)} />}
      {count > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <p className="mr-auto">
            {edits.hasStale && "Somebody changed them meanwhile; what is there now stands below what you typed. "}
            {count === 1 ? "1 cell" : `${count} cells`} in {cases === 1 ? "1 case" : `${cases} cases`} not saved
            <span className="text-muted max-sm:hidden"> · one revision, Ctrl or ⌘ S</span>
          </p>
          <Button onClick={edits.discard} disabled={pending}>
            Discard
          </Button>
          {refused?.problem.code === "conflict" && !edits.hasStale && <Button onClick={refresh}>Look at them now</Button>}
          {edits.hasStale ? (
            <Button look="primary" onClick={edits.rebase} disabled={pending}>
              Keep mine over the newest
            </Button>
          ) : (
            <Button look="primary" onClick={edits.send} disabled={pending}>
              {pending ? "Saving…" : "Save"}
            </Button>
          )}
        </div>
      )}
      <p role="status" className={saved && count === 0 ? "text-muted" : "sr-only"}>
        {saved && (saved.changed === 0 ? "Nothing was new." : `Saved as revision ${saved.revision}.`)}
      </p>
    </div>
  );
}
