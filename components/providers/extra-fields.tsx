"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { ExtraDraft } from "./provider-draft";

type Props = {
  title: string;
  /** What one of them is called. */
  one: string;
  extras: ExtraDraft[];
  moved: boolean;
  change: (extras: ExtraDraft[]) => void;
  errorOf: (name: string) => string | undefined;
};

/** Names with values that are typed once: those that are stored are shown by name, and stay where nothing is typed. */
export function ExtraFields({ title, one, extras, moved, change, errorOf }: Props) {
  const id = useId();
  const set = (key: number, field: Partial<ExtraDraft>) =>
    change(extras.map((extra) => (extra.key === key ? { ...extra, ...field } : extra)));
  const add = () =>
    change([...extras, { key: Math.max(-1, ...extras.map(({ key }) => key)) + 1, name: "", value: "", kept: false }]);
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id={id} className="font-medium">
          {title}
        </h3>
        <Button size="small" onClick={add} aria-label={`Add a ${one}`}>
          <Plus aria-hidden="true" />
          Add
        </Button>
      </div>
      {extras.map(({ key, name, value, kept }) => (
        <div key={key} className="flex items-start gap-2">
          <div className="grid min-w-0 flex-1 grid-cols-2 gap-2">
            <Field
              label="Name"
              className="font-mono"
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              required
              readOnly={kept}
              value={name}
              onChange={(event) => set(key, { name: event.target.value })}
            />
            <Field
              label="Value"
              className="font-mono"
              autoComplete="off"
              spellCheck={false}
              required={!kept || moved}
              placeholder={kept && !moved ? "as stored" : undefined}
              value={value}
              onChange={(event) => set(key, { value: event.target.value })}
              error={errorOf(name)}
            />
          </div>
          <Button
            look="quiet"
            size="icon"
            className="mt-7"
            aria-label={`Take the ${one} ${name} away`}
            onClick={() => change(extras.filter((extra) => extra.key !== key))}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
    </section>
  );
}
