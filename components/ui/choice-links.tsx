import Link from "next/link";

export type ChoiceLink = { text: string; href: string; chosen: boolean };

/** A choice that lives in the address: links of which one is the current. */
export function ChoiceLinks({ label, choices }: { label: string; choices: ChoiceLink[] }) {
  return (
    <nav aria-label={label} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span aria-hidden="true" className="text-muted">
        {label}
      </span>
      <ul className="flex min-w-0 flex-wrap gap-1 rounded-md bg-raised p-0.5">
        {choices.map(({ text, href, chosen }) => (
          <li key={href} className="min-w-0">
            <Link
              href={href}
              scroll={false}
              aria-current={chosen ? "true" : undefined}
              className="block max-w-56 truncate rounded px-2 py-0.5 text-muted hover:text-ink aria-current:bg-surface aria-current:font-medium aria-current:text-ink aria-current:shadow-sm"
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
