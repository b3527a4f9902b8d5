import { FileText, Pencil } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A prompt that nobody wrote anything for yet. */
export function NoVersions({ newHref }: { newHref: string | null }) {
  return (
    <EmptyState
      icon={FileText}
      title="No version yet"
      text="A version holds the messages, the variables and the model settings. A draft can change; a published one never does."
    >
      {newHref && (
        <Link href={newHref} className={buttonClass("primary")}>
          <Pencil aria-hidden="true" />
          Write the first version
        </Link>
      )}
    </EmptyState>
  );
}
