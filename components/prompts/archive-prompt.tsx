"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Outcome } from "@/lib/http/action";

type Props = {
  id: string;
  name: string;
  isArchived: boolean;
  /** The environments that serve it. */
  served: string[];
  mayStopServing: boolean;
  putAway: (input: { id: string; deactivate?: string }) => Promise<Outcome<void>>;
  bringBack: (input: { id: string }) => Promise<Outcome<void>>;
};

/** Puts a prompt away, or brings it back; where it is served, it says that this stops. */
export function ArchivePrompt({ id, name, isArchived, served, mayStopServing, putAway, bringBack }: Props) {
  const [isAsked, setAsked] = useState(false);
  const places = served.join(" and ");
  if (isArchived)
    return (
      <Step text="The prompt is archived: it stands in no list but that of the archived, and nothing of it is served.">
        <Button onClick={() => setAsked(true)}>Unarchive prompt</Button>
        {isAsked && (
          <ConfirmDialog
            title={`Unarchive “${name}”?`}
            text="It stands in the list again. Nothing is served until a version is promoted."
            button="Unarchive"
            onClose={() => setAsked(false)}
            run={() => bringBack({ id })}
          />
        )}
      </Step>
    );
  if (served.length > 0 && !mayStopServing)
    return <Step text={`It is served in ${places}. To archive it takes the permission to promote, too.`} />;
  return (
    <Step text="An archived prompt keeps its versions and what was measured of them, and takes no changes.">
      <Button look="danger" onClick={() => setAsked(true)}>
        Archive prompt
      </Button>
      {isAsked && (
        <ConfirmDialog
          title={`Archive “${name}”?`}
          text={
            served.length > 0
              ? `It is served in ${places}. That stops at once: applications that ask for it get nothing any more.`
              : "No environment serves it. It can be unarchived at any time."
          }
          button={served.length > 0 ? "Stop serving and archive" : "Archive"}
          isDanger
          onClose={() => setAsked(false)}
          run={() => putAway({ id, ...(served.length > 0 ? { deactivate: "true" } : {}) })}
        />
      )}
    </Step>
  );
}

function Step({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-muted">{text}</p>
      {children}
    </div>
  );
}
