"use client";

import { useEffect, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/http/action";

export type Choice = { id: string; name: string };
type Props = {
  label: string;
  error?: string;
  choices: Choice[];
  /** More than `choices` where not all were brought along; then they can be looked for. */
  total: number;
  find: (q: string) => Promise<Outcome<Choice[]>>;
  value: string;
  onChange: (id: string) => void;
};

/** A choice of one among what may be many. */
export function FoundSelect({ label, error, choices, total, find, value, onChange }: Props) {
  const [found, setFound] = useState<Choice[] | null>(null);
  const [known, setKnown] = useState(choices);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = (q: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const outcome = await find(q).catch(() => null);
      if (!outcome?.ok) return;
      setFound(outcome.data);
      setKnown((before) => [...before, ...outcome.data.filter(({ id }) => before.every((one) => one.id !== id))]);
    }, 300);
  };
  const listed = found ?? choices;
  const chosen = known.find(({ id }) => id === value);
  const options = chosen && !listed.some(({ id }) => id === value) ? [chosen, ...listed] : listed;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {total > choices.length && (
        <Field label={`Find: ${label.toLowerCase()}`} type="search" onChange={(event) => look(event.target.value)} />
      )}
      <Select label={label} error={error} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Choose…</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
