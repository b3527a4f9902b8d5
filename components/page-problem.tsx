import type { ReactNode } from "react";

/** Stands in place of a page that cannot be shown; the ways to other pages stay beside it. */
export function PageProblem({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-4 py-16">
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="text-muted">{text}</p>
      {children}
    </div>
  );
}
