import { type ReactNode, useId } from "react";

/** What cannot be undone, apart from the rest. */
export function DangerZone({ children }: { children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-lg border border-bad bg-surface">
      <h2 id={id} className="border-line border-b px-4 py-3 font-semibold text-bad">
        Danger zone
      </h2>
      <div className="divide-y divide-line">{children}</div>
    </section>
  );
}

/** One such step: what it does, and its button. */
export function Danger({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 px-4 py-3">
      <p className="max-w-prose text-muted">{text}</p>
      {children}
    </div>
  );
}
