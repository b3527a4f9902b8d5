"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/http/action";
import type { ArmDraft } from "./evaluation-draft";
import { type Choice, FoundSelect } from "./found-select";

export type VersionChoice = { id: string; number: number; state: string; active: string[] };
type Props = {
  arm: ArmDraft;
  position: number;
  prompts: { choices: Choice[]; total: number; find: (q: string) => Promise<Outcome<Choice[]>> };
  versions: VersionChoice[] | undefined;
  providers: Choice[];
  errorOf: (path: string) => string | undefined;
  onPrompt: (promptId: string) => void;
  onChange: (change: Partial<ArmDraft>) => void;
  onRemove: (() => void) | null;
};

/** One arm: a version of a prompt, and what is changed of its model. */
export function ArmFields({ arm, position, prompts, versions, providers, errorOf, onPrompt, onChange, onRemove }: Props) {
  const at = `arms.${position}`;
  const error = errorOf(at);
  return (
    <fieldset className="flex flex-col gap-4 border-line border-b p-4">
      <legend className="sr-only">Arm {position + 1}</legend>
      <div className="flex items-start justify-between gap-2">
        <p aria-hidden="true" className="font-medium">
          {position === 0 ? "Arm 1 (baseline)" : `Arm ${position + 1}`}
        </p>
        {onRemove && (
          <Button look="quiet" size="icon" aria-label={`Remove arm ${position + 1}`} onClick={onRemove}>
            <X aria-hidden="true" />
          </Button>
        )}
      </div>
      {error && <p className="break-words text-bad">{error}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        <FoundSelect label="Prompt" {...prompts} value={arm.promptId} onChange={onPrompt} />
        <Select
          label="Version"
          value={arm.versionId}
          disabled={!versions}
          error={errorOf(`${at}.versionId`)}
          onChange={(event) => onChange({ versionId: event.target.value })}
        >
          <option value="">{versions ? "Choose…" : "Choose a prompt first"}</option>
          {versions
            ?.filter(({ id, state }) => state !== "archived" || id === arm.versionId)
            .map((version) => (
              <option key={version.id} value={version.id}>
                {versionName(version)}
              </option>
            ))}
        </Select>
      </div>
      <Field
        label="Label (optional)"
        maxLength={100}
        autoComplete="off"
        placeholder="The prompt and the version's number"
        value={arm.label}
        error={errorOf(`${at}.label`)}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <ModelFields {...{ arm, at, providers, errorOf, onChange }} />
    </fieldset>
  );
}

type ModelProps = Pick<Props, "arm" | "providers" | "errorOf" | "onChange"> & { at: string };

function ModelFields({ arm, at, providers, errorOf, onChange }: ModelProps) {
  const paths = ["providerId", "name", "temperature", "maxTokens"].map((name) => `${at}.model.${name}`);
  const [isOpen, setIsOpen] = useState(Boolean(arm.providerId || arm.model || arm.temperature || arm.maxTokens));
  const others = Object.keys(arm.others);
  return (
    <details open={isOpen || paths.some(errorOf)} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">Another model or other settings</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Select
          label="Provider"
          value={arm.providerId}
          error={errorOf(`${at}.model.providerId`)}
          onChange={(event) => onChange({ providerId: event.target.value })}
        >
          <option value="">As the version</option>
          {providers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        {modelFields.map(({ field, path, label, decimal }) => (
          <Field
            key={field}
            label={label}
            placeholder="As the version"
            autoComplete="off"
            inputMode={decimal ? "decimal" : undefined}
            value={arm[field]}
            error={errorOf(`${at}.model.${path}`)}
            onChange={(event) => onChange({ [field]: event.target.value })}
          />
        ))}
      </div>
      {others.length > 0 && <p className="mt-2 break-words text-muted">Also changed: {others.join(", ")}.</p>}
    </details>
  );
}

const modelFields = [
  { field: "model", path: "name", label: "Model", decimal: false },
  { field: "temperature", path: "temperature", label: "Temperature", decimal: true },
  { field: "maxTokens", path: "maxTokens", label: "Most tokens to answer with", decimal: true },
] as const;

const versionName = ({ number, state, active }: VersionChoice) =>
  [`Version ${number}`, state !== "ready" && state, active.length > 0 && `in ${active.join(", ")}`].filter(Boolean).join(" · ");
