"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { JsonEditor } from "@/components/ui/json-editor";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { ModelDraft } from "./content-draft";

type Props = {
  title: string;
  model: ModelDraft;
  providers: ProviderChoice[];
  problemsOf: (path: string) => string[];
  onChange: (model: ModelDraft) => void;
};

const figures = [
  { field: "temperature", label: "Temperature", hint: "0 to 2" },
  { field: "topP", label: "Top P", hint: "0 to 1" },
  { field: "maxTokens", label: "Most tokens", hint: "of the answer" },
  { field: "seed", label: "Seed", hint: "whole number" },
] as const;

const jsons = [
  { field: "responseFormat", label: "Response format", hint: 'As response_format is sent: { "type": "json_schema", … }.' },
  { field: "tools", label: "Tools", hint: "A list, as tools is sent." },
  { field: "toolChoice", label: "Tool choice", hint: '"auto", "required" or an object, as tool_choice is sent.' },
  { field: "extra", label: "Further fields", hint: "An object; its fields are sent as they are." },
] as const;

/** Which model answers, and how it is asked. Empty is left to the provider. */
export function ModelEditor({ title, model, providers, problemsOf, onChange }: Props) {
  const id = useId();
  const set = (field: keyof ModelDraft, value: string | null) => onChange({ ...model, [field]: value });
  const errorOf = (field: string) => problemsOf(`model.${field}`)[0];
  const [isOpen, setOpen] = useState(jsons.some(({ field }) => model[field] !== ""));
  const isWrong = jsons.some(({ field }) => errorOf(field) !== undefined);
  return (
    <section aria-labelledby={id} className="@container flex flex-col gap-3">
      <h2 id={id} className="font-semibold text-base">
        {title}
      </h2>
      <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
        <div className="grid gap-4 @md:grid-cols-2">
          <ProviderAndName {...{ model, providers, errorOf, set }} />
        </div>
        <div className="grid grid-cols-2 gap-4 @xl:grid-cols-4">
          {figures.map(({ field, label, hint }) => (
            <Field
              key={field}
              label={label}
              hint={hint}
              inputMode="decimal"
              autoComplete="off"
              value={model[field]}
              onChange={(event) => set(field, event.target.value)}
              error={errorOf(field)}
            />
          ))}
        </div>
        <TextArea
          code
          label="Stop sequences"
          hint="One a line; \n stands for a line break."
          rows={1}
          className="min-h-9!"
          value={model.stop ?? ""}
          onChange={(event) => set("stop", event.target.value === "" ? null : event.target.value)}
          error={errorOf("stop")}
        />
        <details open={isOpen || isWrong} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="w-fit cursor-pointer rounded-md font-medium">Response format, tools and further fields</summary>
          <div className="mt-3 grid gap-4 @2xl:grid-cols-2">
            {jsons.map(({ field, label, hint }) => (
              <JsonEditor
                key={field}
                label={label}
                hint={hint}
                value={model[field]}
                onChange={(text) => set(field, text)}
                error={errorOf(field)}
              />
            ))}
          </div>
        </details>
      </div>
    </section>
  );
}

/** What can be named at a provider: the workspace's own names first; where none is chosen, those of every provider. */
function namesAt(providers: ProviderChoice[], providerId: string): string[] {
  const [chosen] = providerId === "" ? providers : providers.filter(({ id }) => id === providerId);
  const aliases = providerId === "" ? providers.flatMap((one) => one.aliases) : (chosen?.aliases ?? []);
  return [...new Set([...aliases, ...(chosen?.models ?? [])])];
}

type NameProps = Pick<Props, "model" | "providers"> & {
  errorOf: (field: string) => string | undefined;
  set: (field: "providerId" | "name", value: string) => void;
};

function ProviderAndName({ model, providers, errorOf, set }: NameProps) {
  const id = useId();
  const { providerId, name } = model;
  const isKnown = providerId === "" || providers.some((provider) => provider.id === providerId);
  const names = namesAt(providers, providerId);
  const behind = providers.find(({ id, aliases }) => (providerId === "" || id === providerId) && aliases.includes(name));
  return (
    <>
      <Select
        label="Provider"
        value={providerId}
        onChange={(event) => set("providerId", event.target.value)}
        error={errorOf("providerId")}
      >
        <option value="">Default ({providers[0]?.name ?? "none"})</option>
        {providers.map((provider) => (
          <option key={provider.id} value={provider.id}>
            {provider.name}
          </option>
        ))}
        {!isKnown && <option value={providerId}>{providerId} (not set up)</option>}
      </Select>
      <div>
        <Field
          label="Model"
          list={id}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={names[0]}
          value={name}
          onChange={(event) => set("name", event.target.value)}
          hint={behind && `An alias of this workspace: ${behind.name} answers.`}
          error={errorOf("name")}
        />
        <datalist id={id}>
          {names.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </div>
    </>
  );
}
