import Link from "next/link";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { getSavedEvaluator } from "@/lib/evaluators/get-saved-evaluator";
import { SavedMenu } from "./saved-menu";

type Saved = Awaited<ReturnType<typeof getSavedEvaluator>>;
type Props = {
  saved: Saved;
  uses: number;
  list: string;
  /** Where the person may change it. */
  changes: Pick<ComponentProps<typeof SavedMenu>, "change" | "check" | "remove"> | null;
};

/** What it is called, whether it can be used, and what can be done with it. */
export function SavedHeader({ saved, uses, list, changes }: Props) {
  const { id, slug, name, description, type, archivedAt, revision } = saved;
  return (
    <div className="flex flex-col gap-3">
      <PageHeader
        crumbs={[{ text: "Evaluators", href: list }]}
        title={name}
        meta={
          <>
            <p role="status">
              <Standing of={saved} />
            </p>
            <p className="font-mono">{slug}</p>
            <p>{type}</p>
          </>
        }
        actions={
          changes && (
            <>
              <Link href={`${list}/try?saved=${slug}`} prefetch={false} className={buttonClass()}>
                Try it
              </Link>
              {!archivedAt && (
                <Link href={`${list}/${slug}/revise`} prefetch={false} className={buttonClass("primary")}>
                  New revision
                </Link>
              )}
              <SavedMenu
                {...{ list, ...changes }}
                saved={{ id, name, description, archived: archivedAt !== null, uses, fixtures: revision.fixtures.length }}
              />
            </>
          )
        }
      />
      {description && <p className="max-w-prose break-words">{description}</p>}
    </div>
  );
}

function Standing({ of: { archivedAt, currentRevision } }: { of: Saved }) {
  if (archivedAt) return <Badge>Archived</Badge>;
  if (currentRevision === null) return <Badge tone="bad">Cannot be used: its fixtures fail</Badge>;
  return <Badge tone="good">Revision {currentRevision} is used</Badge>;
}
