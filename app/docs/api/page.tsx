import type { Metadata } from "next";
import Link from "next/link";
import { Introduction } from "@/components/docs/introduction";
import { OperationIndex } from "@/components/docs/operation-index";
import { ProblemCodes } from "@/components/docs/problem-codes";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { loadReference } from "@/lib/openapi/load-reference";
import { problemCodes } from "@/lib/openapi/problem-answers";

export const metadata: Metadata = { title: "API" };

export default async function ApiPage() {
  const rooms = await loadReference();
  return (
    <div className="flex flex-col gap-10">
      <PageHeader
        title="API reference"
        meta={
          <>
            <span>Everything the pages do, for programs: JSON over HTTPS under /api/v1.</span>
            <Link href="/docs/evaluators" prefetch={false} className="underline underline-offset-2 hover:text-ink">
              The evaluators and their options
            </Link>
          </>
        }
      />
      <Introduction url={env().APP_URL} />
      <ProblemCodes codes={problemCodes} />
      <OperationIndex rooms={rooms} />
    </div>
  );
}
