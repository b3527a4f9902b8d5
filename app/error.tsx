"use client";

import { Notice } from "@/components/notice";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const text = `This page could not be shown.${error.digest ? ` Tell the operator this number: ${error.digest}.` : ""}`;
  return (
    <Notice title="Something went wrong" text={text}>
      <Button onClick={reset}>Try again</Button>
    </Notice>
  );
}
