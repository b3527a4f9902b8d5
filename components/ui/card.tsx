import { type ReactNode, useId } from "react";

type Props = { title?: string; actions?: ReactNode; children: ReactNode; flush?: boolean };

/** A raised part of a page; `flush` lets lists and tables reach its edges. */
export function Card({ title, actions, children, flush }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface"
    >
      {title && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-line border-b px-4 py-1.5">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          {actions && <div className="flex flex-wrap items-center gap-1">{actions}</div>}
        </header>
      )}
      <div className={flush ? "" : "p-4"}>{children}</div>
    </section>
  );
}
