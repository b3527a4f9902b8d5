"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import type { Outcome } from "@/lib/http/action";
import type { CreateWebhook } from "@/lib/webhooks/schema";

export type EventChoice = { type: CreateWebhook["events"][number]; about: string };
/** As it is stored: an event that is no longer sent may stand in it. */
export type WebhookDraft = Omit<CreateWebhook, "events"> & { events: string[] };
type Form = { pending: boolean; outcome: Outcome<void> | null; errorOf: (path: string) => string | undefined };
type Props = {
  webhook: WebhookDraft | null;
  events: EventChoice[];
  form: Form;
  send: (webhook: CreateWebhook) => void;
};

/** What a webhook is made or changed by. */
export function WebhookForm({ webhook, events, form, send }: Props) {
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [description, setDescription] = useState(webhook?.description ?? "");
  const [wanted, setWanted] = useState(() => events.map(({ type }) => type).filter((type) => webhook?.events.includes(type)));
  const [enabled, setEnabled] = useState(webhook?.enabled ?? true);
  const toggle = (type: EventChoice["type"], on: boolean) =>
    setWanted(events.map((event) => event.type).filter((one) => (one === type ? on : wanted.includes(one))));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.pending) send({ url, description: description.trim() || null, events: wanted, enabled });
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <FormProblem outcome={form.outcome} fields={["url", "description"]} />
      <Field
        label="Address"
        type="url"
        required
        placeholder="https://hooks.example.com/promptops"
        hint="Events are posted there as JSON. Only https, and only to the public internet."
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        error={form.errorOf("url")}
      />
      <Field
        label="Description"
        hint="What it is for."
        maxLength={500}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        error={form.errorOf("description")}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium">Events</legend>
        {events.map(({ type, about }) => (
          <Checkbox
            key={type}
            label={<code className="font-mono text-[0.8125rem]">{type}</code>}
            hint={about}
            checked={wanted.includes(type)}
            onChange={(event) => toggle(type, event.target.checked)}
          />
        ))}
      </fieldset>
      <Checkbox
        label="Switched on"
        hint="Switched off it is told of nothing, and what waits is given up."
        checked={enabled}
        onChange={(event) => setEnabled(event.target.checked)}
      />
      <div className="flex justify-end">
        <Button type="submit" look="primary" disabled={form.pending || wanted.length === 0}>
          {form.pending ? "Just a moment…" : webhook ? "Save" : "Add webhook"}
        </Button>
      </div>
    </form>
  );
}
