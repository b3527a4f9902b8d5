import { ShieldCheck, ShieldOff } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listGateStates } from "@/lib/gates/list-gate-states";
import type { listDeployments } from "@/lib/prompts/list-deployments";
import { Person } from "./person";

type Gate = Awaited<ReturnType<typeof listGateStates>>[number];
type Props = {
  deployments: Awaited<ReturnType<typeof listDeployments>>;
  gates: Gate[];
  names: Record<string, string>;
  hrefOf: (number: number) => string;
  gateHref: (environment: string) => string;
  /** The way to a rollback; null where it may not be done. */
  rollBackHref: ((environment: string) => string) | null;
};

/** What each environment serves, since when and by whom, and how its gate stands. */
export function EnvironmentList({ deployments, gates, names, hrefOf, gateHref, rollBackHref }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="font-semibold">
        Environments
      </h2>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {deployments.map(({ environment, number, since, by }) => (
          <li key={environment} className="flex flex-col gap-0.5 px-3 py-2">
            <div className="flex items-baseline justify-between gap-2">
              <span className="min-w-0 truncate font-medium" title={environment}>
                {environment}
              </span>
              {number !== null ? (
                <Link
                  href={hrefOf(number)}
                  aria-label={`v${number} in ${environment}`}
                  className="font-medium text-accent tabular-nums underline-offset-2 hover:underline"
                >
                  v{number}
                </Link>
              ) : (
                <span className="text-muted">none</span>
              )}
            </div>
            {number !== null && since && (
              <div className="flex items-baseline justify-between gap-2 text-muted text-xs">
                <span className="min-w-0 truncate">
                  <When at={since} /> by <Person id={by} names={names} />
                </span>
                {rollBackHref && (
                  <Link
                    href={rollBackHref(environment)}
                    scroll={false}
                    aria-label={`Roll back ${environment}`}
                    className="-my-1.5 flex-none py-1.5 underline underline-offset-2 hover:text-ink"
                  >
                    Roll back
                  </Link>
                )}
              </div>
            )}
            <GateLine gate={gates.find((one) => one.environment === environment)} href={gateHref(environment)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GateLine({ gate, href }: { gate: Gate | undefined; href: string }) {
  const Icon = gate?.rules ? ShieldCheck : ShieldOff;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
      <Link href={href} className="flex min-w-0 items-center gap-1.5 underline-offset-2 hover:text-ink hover:underline">
        <Icon aria-hidden="true" className="size-3.5 flex-none" />
        <span className="truncate">{gate?.rules ? gateWords(gate) : "No gate: promotion is free"}</span>
      </Link>
      {gate?.isOutdated && <Tag look="warn">shut: the suite changed</Tag>}
      {gate?.isPending && <Tag look="warn">a change waits</Tag>}
    </div>
  );
}

const comparisons = { noWorse: ["no worse"], better: ["better"], none: [] };

/** “Gate: no worse, 2 approvals”. */
function gateWords({ rules, suiteName }: Gate): string {
  if (!rules) return "";
  const { comparison = "noWorse", approvals = 0, minScores = {}, ...rest } = rules;
  const limits = Object.keys(rest).length + Object.keys(minScores).length;
  const asked = [
    ...(suiteName ? comparisons[comparison] : []),
    ...(limits > 0 ? [`${limits} ${limits === 1 ? "limit" : "limits"}`] : []),
    ...(approvals > 0 ? [`${approvals} ${approvals === 1 ? "approval" : "approvals"}`] : []),
  ];
  return `Gate: ${asked.join(", ") || "nothing is asked"}`;
}
