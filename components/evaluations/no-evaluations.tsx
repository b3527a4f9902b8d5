import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** What to do while there is none. */
export function NoEvaluations({ newPath }: { newPath: string | null }) {
  const text =
    "An evaluation runs versions of a prompt on the cases of a dataset and scores every answer. It says which version is better, how sure that is, and on which cases they differ.";
  return (
    <EmptyState icon={FlaskConical} title="No evaluation yet" text={text}>
      {newPath && (
        <Link href={newPath} className={buttonClass("primary")}>
          New evaluation
        </Link>
      )}
      <a href="/api/v1/openapi.json" className={buttonClass()}>
        Open the API description
      </a>
    </EmptyState>
  );
}
