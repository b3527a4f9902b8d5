import type { ReactNode } from "react";

/** Stands in place of a page that cannot be shown; the ways to other pages stay beside it. It is no place to come back to. */
export function PageProblem({ title, text, children }: { title: string; text: ReactNode; children?: ReactNode }) {
  return (
    <div data-problem className="mx-auto flex max-w-md flex-col items-start gap-4 py-16">
      <h1 className="font-semibold text-xl">{title}</h1>
      <div className="text-muted">{text}</div>
      {children}
    </div>
  );
}
