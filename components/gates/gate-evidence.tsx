import Link from "next/link";
import { show } from "@/components/show";
import type { getGateCheck } from "@/lib/gates/get-gate-check";

type Props = { check: Awaited<ReturnType<typeof getGateCheck>>; root: string };

/** Which evaluations the rules were read from, which were left out and why, and how many were tried. */
export function GateEvidence({ check: { evidence, tried, comparison }, root }: Props) {
  const { counted, leftOut } = evidence;
  const link = (id: string, name: string) => (
    <Link href={`${root}/evaluations/${id}`} className="break-words text-accent underline underline-offset-2">
      {name}
    </Link>
  );
  return (
    <div className="flex flex-col gap-2">
      {counted.length > 0 && (
        <p>
          Counted:{" "}
          {counted.map(({ evaluationId, name }, at) => (
            <span key={evaluationId}>
              {at > 0 && ", "}
              {link(evaluationId, name)}
            </span>
          ))}
        </p>
      )}
      {(tried.candidates > 1 || tried.look > 1) && (
        <p className="text-muted">
          {tried.candidates} {tried.candidates === 1 ? "content was" : "contents were"} tried on these cases since the last
          promotion, and this is look {tried.look} at this one
          {comparison && `: the interval is at ${show.percent(comparison.level)} instead of 95%`}.
        </p>
      )}
      {leftOut.length > 0 && (
        <details className="rounded-md border border-line">
          <summary className="cursor-pointer rounded-md px-3 py-2">Left out: {leftOut.length}</summary>
          <ul className="flex flex-col gap-1.5 border-line border-t px-3 py-2">
            {leftOut.slice(0, 20).map(({ evaluationId, name, why, blocks }) => (
              <li key={evaluationId} className="break-words">
                {link(evaluationId, name)}: <span className={blocks ? "text-warn" : "text-muted"}>{why}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
