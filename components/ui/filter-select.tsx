"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";

type Props = {
  label: string;
  /** The addresses the choices lead to; the first one is "all". */
  choices: { text: string; href: string; chosen: boolean }[];
};

/** A filter with many choices; the choice is in the address. Where there are few, ChoiceLinks shows them all. */
export function FilterSelect({ label, choices }: Props) {
  const { push } = useRouter();
  const [pending, startTransition] = useTransition();
  const chosen = choices.find((choice) => choice.chosen) ?? choices[0];
  return (
    <div className="relative">
      <select
        aria-label={label}
        aria-busy={pending}
        value={chosen?.href}
        onChange={(event) => startTransition(() => push(event.target.value, { scroll: false }))}
        className="h-9 max-w-52 appearance-none truncate rounded-md border border-line bg-surface pr-8 pl-3 text-base hover:bg-raised sm:text-sm"
      >
        {choices.map(({ text, href }) => (
          <option key={href} value={href}>
            {text}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
    </div>
  );
}
