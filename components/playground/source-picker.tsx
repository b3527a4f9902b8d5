"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { Source, SourceVersion, VersionChoice } from "@/lib/runs/open-source";
import type { ColumnSource } from "@/lib/runs/schema";
import type { PromptChoice } from "./column";

export type OpenSource = (asked: ColumnSource) => Promise<Outcome<Source | null>>;

type Props = {
  prompts: PromptChoice[];
  versions: VersionChoice[];
  version: SourceVersion | null;
  /** Changing would drop what was edited. */
  isEdited: boolean;
  find: OpenSource;
  onOpen: (source: Source | null) => void;
};

/** Which prompt and version stand in a column; what was edited is left only after a question. */
export function SourcePicker({ prompts, versions, version, isEdited, find, onOpen }: Props) {
  const opening = useActionForm(find, onOpen);
  const [asked, setAsked] = useState<ColumnSource | null>(null);
  const change = (to: ColumnSource) => (isEdited ? setAsked(to) : opening.send(to));
  return (
    <div aria-busy={opening.pending} className="flex flex-col gap-2">
      <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-2">
        <Select
          label="Prompt"
          value={version?.promptSlug ?? ""}
          onChange={({ target }) => change(target.value ? { prompt: target.value } : {})}
        >
          <option value="">None, begin with nothing</option>
          {version && !prompts.some(({ slug }) => slug === version.promptSlug) && (
            <option value={version.promptSlug}>{version.promptSlug}</option>
          )}
          {prompts.map(({ slug, name, versionCount }) => (
            <option key={slug} value={slug} disabled={versionCount === 0}>
              {name} ({versionCount === 0 ? "no version yet" : slug})
            </option>
          ))}
        </Select>
        <Select
          label="Version"
          value={version?.id ?? ""}
          disabled={!version}
          onChange={({ target }) => change({ version: target.value })}
        >
          {!version && <option value="">None</option>}
          {version && !versions.some(({ id }) => id === version.id) && (
            <option value={version.id}>v{version.number}, draft</option>
          )}
          {versions.map(({ id, number, state, active }) => (
            <option key={id} value={id}>
              v{number}, {active.length > 0 ? active.join(", ") : state}
            </option>
          ))}
        </Select>
      </div>
      <FormProblem outcome={opening.outcome} />
      <Dialog
        open={asked !== null}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        title="Leave your edits?"
        description="What you changed in this column is not saved. Values you typed are kept."
      >
        <DialogButtons close="Stay">
          <Button
            look="danger"
            onClick={() => {
              if (asked) opening.send(asked);
              setAsked(null);
            }}
          >
            Leave them
          </Button>
        </DialogButtons>
      </Dialog>
    </div>
  );
}
