"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import type { useActionForm } from "@/components/ui/use-action-form";
import { ExtraFields } from "./extra-fields";
import { draftOf, isMoved, type ProviderDraft, type ShownProvider } from "./provider-draft";

type Props = {
  /** Null: a new one. */
  provider: ShownProvider | null;
  form: Pick<ReturnType<typeof useActionForm>, "pending" | "outcome" | "errorOf">;
  send: (draft: ProviderDraft) => void;
};

const limits = [
  { field: "maxConcurrency", label: "Calls at once", most: 1_000, required: true },
  { field: "timeoutSeconds", label: "Seconds a call may take", most: 600, required: true },
  { field: "requestsPerMinute", label: "Requests a minute", most: 1_000_000_000, required: false },
  { field: "tokensPerMinute", label: "Tokens a minute", most: 1_000_000_000, required: false },
] as const;

/** Address, key and limits of a provider. What is stored of its secrets is never here: an empty field leaves it as it is. */
export function ProviderForm({ provider, form, send }: Props) {
  const { pending, outcome, errorOf } = form;
  const [draft, setDraft] = useState(() => draftOf(provider));
  const set = (change: Partial<ProviderDraft>) => setDraft({ ...draft, ...change });
  const moved = isMoved(draft, provider);
  const own = ["name", "baseUrl", "apiKey", ...limits.map(({ field }) => field)];
  const extras = (["headers", "query"] as const).flatMap((part) =>
    draft[part].map(({ name }) => `${part}.${name.toLowerCase()}`),
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) send(draft);
      }}
    >
      <FormProblem outcome={outcome} fields={[...own, ...extras]} />
      <Field
        label="Name"
        required
        maxLength={100}
        autoComplete="off"
        value={draft.name}
        onChange={(event) => set({ name: event.target.value })}
        error={errorOf("name")}
      />
      <Field
        label="Base URL"
        required
        type="url"
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        value={draft.baseUrl}
        onChange={(event) => set({ baseUrl: event.target.value })}
        hint="What comes before /chat/completions, often ending in /v1. It has to be https on port 443 or 8000 to 8999, on the public internet; for a private host the operator sets PROVIDER_ALLOWED_HOSTS."
        error={errorOf("baseUrl")}
      />
      <KeyField {...{ draft, provider, moved, set }} error={errorOf("apiKey")} />
      <LimitFields {...{ draft, set, errorOf }} />
      <ExtraFields
        title="Extra headers"
        one="header"
        extras={draft.headers}
        moved={moved}
        change={(headers) => set({ headers })}
        errorOf={(name) => errorOf(`headers.${name.toLowerCase()}`)}
      />
      <ExtraFields
        title="Extra query parameters"
        one="parameter"
        extras={draft.query}
        moved={moved}
        change={(query) => set({ query })}
        errorOf={(name) => errorOf(`query.${name}`)}
      />
      <div className="flex justify-end">
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Saving…" : provider ? "Save" : "Add provider"}
        </Button>
      </div>
    </form>
  );
}

type LimitProps = Pick<Props["form"], "errorOf"> & { draft: ProviderDraft; set: (change: Partial<ProviderDraft>) => void };

const LimitFields = ({ draft, set, errorOf }: LimitProps) => (
  <fieldset className="grid grid-cols-1 gap-4 sm:grid-cols-2">
    <legend className="sr-only">Limits</legend>
    {limits.map(({ field, label, most, required }) => (
      <Field
        key={field}
        label={label}
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        required={required}
        placeholder="no limit"
        value={draft[field]}
        onChange={(event) => set({ [field]: event.target.value })}
        error={errorOf(field)}
      />
    ))}
  </fieldset>
);

type KeyProps = Pick<Props, "provider"> & {
  draft: ProviderDraft;
  moved: boolean;
  set: (change: Partial<ProviderDraft>) => void;
  error?: string;
};

function KeyField({ draft, provider, moved, set, error }: KeyProps) {
  const stored = provider?.hasKey ?? false;
  const hint =
    stored && moved
      ? "Another host: the stored key does not go there. Enter the key for it."
      : stored
        ? "Leave it empty to keep the stored key. It is kept encrypted and never shown."
        : "It is kept encrypted and never shown. A server without keys needs none.";
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="API key"
        type="password"
        autoComplete="new-password"
        spellCheck={false}
        disabled={draft.dropsKey}
        placeholder={stored && !moved ? `••••${provider?.keyHint ?? ""}` : undefined}
        value={draft.apiKey}
        onChange={(event) => set({ apiKey: event.target.value })}
        hint={hint}
        error={error}
      />
      {stored && (
        <Checkbox
          label="Take the key away"
          checked={draft.dropsKey}
          onChange={(event) => set({ dropsKey: event.target.checked, apiKey: "" })}
        />
      )}
    </div>
  );
}
