"use client";

import { ErrorNumber } from "@/components/error-number";
import { Notice } from "@/components/notice";
import { Button } from "@/components/ui/button";
import "./globals.css";

/** Stands in place of everything, layout included, where even that could not be shown. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans">
        <title>Something went wrong · PromptOps</title>
        <Notice title="Something went wrong" text="PromptOps could not be shown. Nothing is lost: what was saved is saved.">
          <ErrorNumber digest={error.digest} />
          <Button onClick={reset}>Try again</Button>
        </Notice>
      </body>
    </html>
  );
}
