import Link from "next/link";
import type { ReactNode } from "react";

export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <header className="border-line border-b bg-surface">
        <nav
          aria-label="Documentation"
          className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 md:px-8"
        >
          <Link href="/docs/api" className="font-semibold">
            PromptOps API
          </Link>
          <Link href="/docs/evaluators" prefetch={false} className="text-muted underline-offset-2 hover:underline">
            Evaluators
          </Link>
          <a href="/api/v1/openapi.json" className="text-muted underline-offset-2 hover:underline">
            OpenAPI document
          </a>
          <Link href="/" prefetch={false} className="text-muted underline-offset-2 hover:underline">
            Open PromptOps
          </Link>
        </nav>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-6xl px-4 py-6 focus-visible:outline-none md:px-8">
        {children}
      </main>
    </>
  );
}
