"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { FormProblem } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";
import { ChangelogField } from "./changelog-field";
import { DiffView } from "./diff-view";
import type { PublishReview } from "./publish-review";

type Props = {
  review: PublishReview;
  /** The prompt's page. */
  path: string;
  changelog: string;
  onChangelog: (changelog: string) => void;
  publish: () => Promise<Outcome<{ number: number }>>;
  onClose: () => void;
  done: (number: number) => void;
};

/** Shows what publishing comes to before it is done: what differs from the active version, and what it would be refused for. */
export function PublishDialog({ review, path, changelog, onChangelog, publish, onClose, done }: Props) {
  const { number, active, diff, warnings } = review;
  const form = useActionForm(publish, ({ number }) => {
    toast(`Version ${number} is published`);
    done(number);
  });
  return (
    <Dialog
      open
      look="wide"
      onOpenChange={(open) => !open && !form.pending && onClose()}
      title={`Publish version ${number}?`}
      description="A published version never changes. It can then be promoted to an environment."
    >
      <div className="flex flex-col gap-5">
        {warnings.length > 0 && <Warnings warnings={warnings} />}
        <Moved {...{ review, path }} />
        <ChangelogField value={changelog} onChange={onChangelog} />
        <section aria-label="What changes" className="flex min-w-0 flex-col gap-3">
          <h3 className="font-semibold text-base">
            {active === null
              ? "Nothing is active yet, so there is nothing to compare with."
              : `From v${active}, which is active, to v${number}`}
          </h3>
          {diff && <DiffView diff={diff} look="unified" />}
        </section>
        <FormProblem outcome={form.outcome} />
        <div className="sticky -bottom-4 -mx-5 -mb-4 flex flex-wrap justify-end gap-2 border-line border-t bg-surface px-5 py-3">
          <DialogClose asChild>
            <Button disabled={form.pending}>Go on writing</Button>
          </DialogClose>
          <Button look="primary" disabled={form.pending} onClick={() => form.send(undefined)}>
            {form.pending ? "Publishing…" : `Publish v${number}`}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const Warnings = ({ warnings }: Pick<PublishReview, "warnings">) => (
  <div className="rounded-md bg-warn-ground px-3 py-2 text-warn">
    <p className="font-medium">This draft cannot be published yet:</p>
    <ul className="list-disc pl-5">
      {warnings.map(({ path, message, line, column }) => (
        <li key={`${path} ${line} ${column} ${message}`} className="break-words">
          {message}
        </li>
      ))}
    </ul>
  </div>
);

/** Who branched from a version that is no longer active would undo what came in between. */
function Moved({ review: { basedOn, active }, path }: Pick<Props, "review" | "path">) {
  if (basedOn === null || active === null || basedOn === active) return null;
  return (
    <p role="note" className="rounded-md bg-warn-ground px-3 py-2 text-warn">
      {basedOn < active
        ? `The active version moved on since you branched: v${basedOn} → v${active}.`
        : `You branched from v${basedOn}; the active version is v${active}.`}{" "}
      <Link
        href={`${path}?version=${active}&tab=diff&against=${basedOn}`}
        target="_blank"
        className="underline underline-offset-2"
      >
        See what changed from v{basedOn} to v{active}
      </Link>
      .
    </p>
  );
}
