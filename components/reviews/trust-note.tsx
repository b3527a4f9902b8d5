import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import type { JudgeEligibility } from "@/lib/reviews/judge-eligibility";

type Props = {
  judges: (JudgeEligibility & { name?: string })[];
  /** Where a random blind queue is made; null for who may not. */
  queueHref: string | null;
};

/** Whether judges can be trusted, in a sentence each, and what to do where it is not known. */
export function TrustNote({ judges, queueHref }: Props) {
  const isOpen = judges.some(({ eligible }) => !eligible);
  return (
    <div className="flex flex-col gap-3">
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {judges.map(({ fingerprint, name, eligible, reason, kappa }) => (
          <li key={fingerprint} className="flex flex-col gap-1 p-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              {name && <span className="font-medium break-words">{name}</span>}
              <Badge tone={eligible ? "good" : "warn"}>{eligible ? "Can be trusted" : "Not known to be right"}</Badge>
            </p>
            <p className="tabular-nums">{reason}</p>
            {kappa !== null && (
              <p className="text-muted tabular-nums">Beyond what chance gives (Cohen's kappa): {kappa.toFixed(2)} of 1.</p>
            )}
          </li>
        ))}
      </ul>
      {isOpen && (
        <p className="text-muted">
          A gate counts a judge only when people agree with it.{" "}
          {queueHref && (
            <Link href={queueHref} prefetch={false} className="text-accent underline underline-offset-2">
              Have people judge some answers at random
            </Link>
          )}
        </p>
      )}
    </div>
  );
}
