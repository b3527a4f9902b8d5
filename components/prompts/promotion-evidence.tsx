import { Check, X } from "lucide-react";
import Link from "next/link";
import { ruleFigures, ruleName } from "@/components/gates/rule-words";
import { When } from "@/components/when";
import type { keptEvidence } from "@/lib/evidence/kept-evidence";
import { Person } from "./person";

export type Kept = ReturnType<typeof keptEvidence>;
type Props = {
  kept: Kept;
  names: Record<string, string>;
  evaluationHref: (id: string) => string;
  /** Where a rule was not met it is seen at once. */
  isOpen: boolean;
};

/** The rules a promotion was held to with their figures, the evaluations behind them and who approved. */
export function PromotionEvidence({ kept: { gate, rules, evaluationIds, approvals }, names, evaluationHref, isOpen }: Props) {
  if (gate === null) return <p className="text-muted">No gate was set: it was free.</p>;
  const met = rules.filter(({ passed }) => passed).length;
  return (
    <details open={isOpen} className="group rounded-md border border-line">
      <summary className="cursor-pointer px-3 py-2 hover:bg-raised">
        {met} of {rules.length} rules of the gate were met
      </summary>
      <div className="flex flex-col gap-3 border-line border-t px-3 py-3">
        <ul className="flex flex-col gap-2">
          {rules.map((reading) => (
            <Rule key={reading.rule} reading={reading} />
          ))}
        </ul>
        {evaluationIds.length > 0 && (
          <p className="flex flex-wrap gap-x-3 gap-y-1">
            <span className="text-muted">Measured by</span>
            {evaluationIds.map((id, nth) => (
              <Link key={id} href={evaluationHref(id)} className="text-accent underline underline-offset-2">
                evaluation {nth + 1}
              </Link>
            ))}
          </p>
        )}
        {approvals.length > 0 && (
          <ul className="flex flex-col gap-1">
            {approvals.map(({ personId, decision, at }) => (
              <li key={`${personId} ${at}`}>
                <Person id={personId} names={names} /> {decision === "approve" ? "approved" : "declined"} it,{" "}
                <When at={new Date(at)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

function Rule({ reading }: { reading: Kept["rules"][number] }) {
  const { actual, required } = ruleFigures(reading);
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-1">
      {reading.passed ? (
        <Check aria-label="Met" className="mt-0.5 size-4 text-good" />
      ) : (
        <X aria-label="Not met" className="mt-0.5 size-4 text-bad" />
      )}
      <span className="break-words">
        <span className="font-medium">{ruleName(reading.rule)}</span>{" "}
        <span className="tabular-nums">
          {actual}
          {required && <span className="text-muted"> · {required}</span>}
        </span>
        <span className="block text-muted">{reading.detail}</span>
      </span>
    </li>
  );
}
