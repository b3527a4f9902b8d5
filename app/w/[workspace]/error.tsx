"use client";

import { PageProblem } from "@/components/page-problem";
import { Button } from "@/components/ui/button";

export default function WorkspaceError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const text = `This page could not be shown. Nothing is lost.${error.digest ? ` If it stays, tell the operator this number: ${error.digest}.` : ""}`;
  return (
    <PageProblem title="Something went wrong" text={text}>
      <Button onClick={reset}>Try again</Button>
    </PageProblem>
  );
}
