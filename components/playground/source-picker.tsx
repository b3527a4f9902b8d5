"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import type { PromptChoice, SourceVersion } from "./source";

type Props = {
  prompts: PromptChoice[];
  versions: { id: string; number: number; state: string; active: string[] }[];
  version: SourceVersion | null;
  /** Changing would drop what was edited. */
  isEdited: boolean;
  path: string;
};

/** Which prompt and version to begin with; what was edited is left only after a question. */
export function SourcePicker({ prompts, versions, version, isEdited, path }: Props) {
  const { push } = useRouter();
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState<string | null>(null);
  const go = (href: string) => startTransition(() => push(href, { scroll: false }));
  const change = (href: string) => (isEdited ? setAsked(href) : go(href));
  return (
    <div aria-busy={isPending} className="grid gap-4 sm:grid-cols-2">
      <Select
        label="Prompt"
        value={version?.promptSlug ?? ""}
        onChange={({ target }) => change(`${path}?prompt=${target.value}`)}
      >
        <option value="">None, begin with nothing</option>
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
        onChange={({ target }) => change(`${path}?version=${target.value}`)}
      >
        {!version && <option value="">None</option>}
        {version && !versions.some(({ id }) => id === version.id) && <option value={version.id}>v{version.number}, draft</option>}
        {versions.map(({ id, number, state, active }) => (
          <option key={id} value={id}>
            v{number}, {active.length > 0 ? active.join(", ") : state}
          </option>
        ))}
      </Select>
      <Dialog
        open={asked !== null}
        onOpenChange={(isOpen) => !isOpen && setAsked(null)}
        title="Leave your edits?"
        description="What you changed in the prompt is not saved. Values you typed are kept."
      >
        <div className="flex justify-end gap-2">
          <DialogClose asChild>
            <Button>Stay</Button>
          </DialogClose>
          <Button
            look="danger"
            onClick={() => {
              if (asked) go(asked);
              setAsked(null);
            }}
          >
            Leave them
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
