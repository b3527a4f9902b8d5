import Link from "next/link";
import { useId } from "react";
import { When } from "@/components/when";
import type { listDeployments } from "@/lib/prompts/list-deployments";

type Props = {
  deployments: Awaited<ReturnType<typeof listDeployments>>;
  hrefOf: (number: number) => string;
  /** The way to a rollback; null where it may not be done. */
  rollBackHref: ((environment: string) => string) | null;
};

/** What each environment serves, and since when. */
export function EnvironmentList({ deployments, hrefOf, rollBackHref }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="font-semibold">
        Environments
      </h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {deployments.map(({ environment, number, since }) => (
          <li key={environment} className="flex flex-col gap-0.5 px-3 py-2">
            <div className="flex items-baseline justify-between gap-2">
              <span className="min-w-0 truncate font-medium">{environment}</span>
              {number !== null ? (
                <Link href={hrefOf(number)} className="font-medium text-accent tabular-nums underline-offset-2 hover:underline">
                  v{number}
                </Link>
              ) : (
                <span className="text-muted">none</span>
              )}
            </div>
            {number !== null && since && (
              <div className="flex items-baseline justify-between gap-2 text-muted">
                <span>
                  since <When at={since} />
                </span>
                {rollBackHref && (
                  <Link
                    href={rollBackHref(environment)}
                    scroll={false}
                    aria-label={`Roll back ${environment}`}
                    className="underline underline-offset-2 hover:text-ink"
                  >
                    Roll back
                  </Link>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
