import type { ReactNode } from "react";

/** A page that says one thing and what to do next. */
export function Notice({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-4 px-6">
      <h1 className="font-semibold text-xl">{title}</h1>
      <p className="text-muted">{text}</p>
      {children}
    </main>
  );
}
