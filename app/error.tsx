"use client";

import { ErrorNumber } from "@/components/error-number";
import { Notice } from "@/components/notice";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Notice title="Something went wrong" text="This page could not be shown.">
      <ErrorNumber digest={error.digest} />
      <Button onClick={reset}>Try again</Button>
    </Notice>
  );
}
