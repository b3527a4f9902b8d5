import Link from "next/link";

/** The way from the list to this page. */
export function Crumbs({ steps }: { steps: { text: string; href: string }[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap gap-x-2 text-muted">
        {steps.map(({ text, href }, position) => (
          <li key={href} className="flex max-w-full gap-2">
            <Link href={href} className="truncate underline-offset-2 hover:text-ink hover:underline">
              {text}
            </Link>
            {position < steps.length - 1 && <span aria-hidden="true">/</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
