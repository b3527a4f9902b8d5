import { type ReactNode, useId } from "react";

type Props = {
  title?: string;
  /** Which step of a form it is. */
  step?: number;
  actions?: ReactNode;
  children: ReactNode;
  flush?: boolean;
};

/** A raised part of a page; `flush` lets lists and tables reach its edges. */
export function Card({ title, step, actions, children, flush }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface"
    >
      {title && (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-line border-b px-4 py-1.5">
          <h2 id={id} className="flex items-center gap-2 font-semibold">
            {step !== undefined && (
              <span className="grid size-6 flex-none place-items-center rounded-full bg-raised text-muted text-xs tabular-nums">
                {step}
              </span>
            )}
            {title}
          </h2>
          {actions && <div className="flex flex-wrap items-center gap-1">{actions}</div>}
        </header>
      )}
      <div className={flush ? "" : "p-4"}>{children}</div>
    </section>
  );
}
