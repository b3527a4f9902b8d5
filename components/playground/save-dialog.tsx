"use client";

import { Save } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { SourceVersion } from "@/lib/runs/open-source";
import type { Content } from "@/lib/templates/content";
import type { PromptChoice } from "./column";

export type SaveVersion = (version: unknown) => Promise<Outcome<SourceVersion>>;

type Props = {
  prompts: PromptChoice[];
  version: SourceVersion | null;
  content: Content;
  providerId: string | null;
  /** Something in the prompt cannot be read, so it cannot be kept. */
  isUnreadable: boolean;
  path: string;
  save: SaveVersion;
  onSaved: (version: SourceVersion) => void;
};

/** Keeps the prompt as it stands (messages, variables, every setting of the model) as a draft of a prompt. */
export function SaveDialog({ prompts, version, content, providerId, isUnreadable, path, save, onSaved }: Props) {
  const { refresh } = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [slug, setSlug] = useState(version?.promptSlug ?? "");
  const [changelog, setChangelog] = useState("");
  const [saved, setSaved] = useState<SourceVersion | null>(null);
  const form = useActionForm(save, (made) => {
    setSaved(made);
    setChangelog("");
    onSaved(made);
  });
  const open = (isOpen: boolean) => {
    setOpen(isOpen);
    setSaved(null);
    if (isOpen && prompts.length === 0) refresh(); // one may have been made meanwhile
    if (isOpen) setSlug(version?.promptSlug ?? prompts[0]?.slug ?? "");
  };
  const send = () => {
    if (form.pending) return;
    const basedOn = version?.promptSlug === slug ? { basedOn: version.id } : {};
    form.send({ id: slug, ...content, model: { ...content.model, providerId }, changelog, ...basedOn });
  };
  const trigger = (
    <Button size="small" disabled={isUnreadable} title={isUnreadable ? "Something in the prompt cannot be read yet" : undefined}>
      <Save aria-hidden="true" />
      Save as version
    </Button>
  );
  return (
    <Dialog
      open={isOpen}
      onOpenChange={open}
      trigger={trigger}
      title="Save as version"
      description="A draft with these messages, variables and settings. It is released to nobody."
    >
      {saved ? (
        <div className="flex flex-col gap-4">
          <p role="status">
            Saved as v{saved.number} of <span className="font-mono">{saved.promptSlug}</span>.
          </p>
          <DialogButtons close="Stay here">
            <Link href={`${path}/prompts/${saved.promptSlug}?version=${saved.number}`} className={buttonClass("primary")}>
              Open v{saved.number}
            </Link>
          </DialogButtons>
        </div>
      ) : prompts.length === 0 ? (
        <p className="text-muted">
          There is no prompt to save it in.{" "}
          <a href={`${path}/prompts/new`} target="_blank" rel="noreferrer" className="text-accent underline">
            Make one in a new tab
          </a>{" "}
          and come back: what stands here stays.
        </p>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
          className="flex flex-col gap-4"
        >
          <FormProblem outcome={form.outcome} fields={["id", "changelog"]} />
          <Select label="Prompt" value={slug} onChange={(event) => setSlug(event.target.value)} error={form.errorOf("id")}>
            {prompts.map((prompt) => (
              <option key={prompt.slug} value={prompt.slug}>
                {prompt.name} ({prompt.slug})
              </option>
            ))}
          </Select>
          <TextArea
            label="What changed"
            hint="For those who review it."
            maxLength={5_000}
            value={changelog}
            onChange={(event) => setChangelog(event.target.value)}
            error={form.errorOf("changelog")}
          />
          <div className="flex justify-end">
            <Button type="submit" look="primary" aria-disabled={form.pending}>
              {form.pending ? "Saving…" : "Save draft"}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
