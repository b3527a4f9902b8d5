"use client";

import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import type { ReplaceAliases } from "@/lib/providers/schema";
import { type Alias, aliasOf, bodyOf, modelDraft, type ProviderNames } from "./model-draft";
import { PriceFields } from "./price-fields";

type Props = {
  aliases: Alias[];
  providers: ProviderNames;
  save: (input: ReplaceAliases) => Promise<Outcome<void>>;
  /** Which of them is changed; null: a new one. */
  at: number | null;
};

export function ModelDialog(props: Props) {
  const { aliases, at } = props;
  const [open, setOpen] = useState(false);
  const alias = at === null ? null : (aliases[at] ?? null);
  const trigger = alias ? (
    <Button size="small" aria-label={`Edit ${alias.alias}`}>
      Edit
    </Button>
  ) : (
    <Button look="primary">
      <Plus aria-hidden="true" />
      Add alias
    </Button>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={alias ? `Edit ${alias.alias}` : "Add a model alias"}
      trigger={trigger}
      look="wide"
    >
      <ModelForm
        {...props}
        alias={alias}
        done={() => {
          setOpen(false);
          toast(alias ? `${alias.alias} saved` : "Alias added");
        }}
      />
    </Dialog>
  );
}

function ModelForm({ aliases, providers, save, at, alias, done }: Props & { alias: Alias | null; done: () => void }) {
  const id = useId();
  const [draft, setDraft] = useState(() => modelDraft(alias, providers));
  const { send, pending, outcome, errorOf } = useActionForm(save, done);
  const index = at ?? aliases.length;
  const isKnown = providers.some((provider) => provider.id === draft.providerId);
  const own = ["alias", "providerId", "model"].map((name) => `data.${index}.${name}`);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) send(bodyOf(aliases.toSpliced(index, 1, aliasOf(draft))));
      }}
    >
      <FormProblem outcome={outcome} fields={own} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field
          label="Alias"
          required
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          hint="What versions name."
          value={draft.alias}
          onChange={(event) => setDraft({ ...draft, alias: event.target.value })}
          error={errorOf(`data.${index}.alias`)}
        />
        <Select
          label="Provider"
          value={draft.providerId}
          onChange={(event) => setDraft({ ...draft, providerId: event.target.value })}
          error={errorOf(`data.${index}.providerId`)}
        >
          {providers.map((provider) => (
            <option key={provider.id} value={provider.id}>
              {provider.name}
            </option>
          ))}
          {!isKnown && <option value={draft.providerId}>{draft.providerId} (not set up)</option>}
        </Select>
        <div>
          <Field
            label="Model"
            required
            list={id}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            hint="As the provider calls it."
            value={draft.model}
            onChange={(event) => setDraft({ ...draft, model: event.target.value })}
            error={errorOf(`data.${index}.model`)}
          />
          <datalist id={id}>
            {providers
              .find((provider) => provider.id === draft.providerId)
              ?.models.map((model) => (
                <option key={model} value={model} />
              ))}
          </datalist>
        </div>
      </div>
      <PriceFields prices={draft.prices} change={(prices) => setDraft({ ...draft, prices })} />
      <div className="flex justify-end">
        <Button type="submit" look="primary" disabled={pending}>
          {pending ? "Saving…" : alias ? "Save" : "Add alias"}
        </Button>
      </div>
    </form>
  );
}
