import { Search } from "lucide-react";
import Form from "next/form";
import { controlClass } from "./labelled";

type Props = { label: string; path: string; query: Record<string, string | string[] | undefined>; name?: string };

/** Looks for a text; the rest of the address stays, but for the page. */
export function SearchForm({ label, path, query, name = "q" }: Props) {
  const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  const kept = Object.entries(query).filter(([key, value]) => key !== name && key !== "page" && value !== undefined);
  return (
    <Form action={path} scroll={false} role="search" className="relative w-full max-w-xs">
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={first(value)} />
      ))}
      <Search aria-hidden="true" className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-muted" />
      <input
        key={first(query[name])}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={first(query[name])}
        maxLength={200}
        className={`${controlClass} h-9 pl-8`}
      />
    </Form>
  );
}
