"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { ErrorNumber } from "@/components/error-number";
import { PageProblem } from "@/components/page-problem";
import { Button, buttonClass } from "@/components/ui/button";

export default function WorkspaceError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { workspace } = useParams<{ workspace: string }>();
  return (
    <PageProblem
      title="Something went wrong"
      text={
        <>
          This page could not be shown. Nothing is lost: what was saved is saved. Try again in a moment.
          <ErrorNumber digest={error.digest} />
        </>
      }
    >
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        <Link href={`/w/${workspace}`} className={buttonClass()}>
          Go to the dashboard
        </Link>
      </div>
    </PageProblem>
  );
}
