import { Check, X } from "lucide-react";
import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import type { CaseLink, RuleReading } from "@/lib/gates/schema";
import { ruleFigures, ruleName } from "./rule-words";

/** A rule with what was found, what is asked and, where it is not met, the ways to the cases behind it. */
export function RuleItem({ reading, root }: { reading: RuleReading; root: string }) {
  const { actual, required } = ruleFigures(reading);
  const Icon = reading.passed ? Check : X;
  return (
    <li className="flex gap-2.5 px-3 py-2">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 flex-none ${reading.passed ? "text-good" : "text-bad"}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <p className="flex flex-wrap justify-between gap-x-3">
          <span className="min-w-0 break-words font-medium">
            {ruleName(reading.rule)}
            <span className="sr-only">{reading.passed ? ": met" : ": not met"}</span>
          </span>
          <span className="tabular-nums">
            <span className={reading.passed ? "" : "text-bad"}>{actual}</span>
            {required && <span className="text-muted"> · {required}</span>}
          </span>
        </p>
        <p className="break-words text-muted">{reading.detail}</p>
        {!reading.passed && <CaseLinks links={reading.cases} root={root} about={ruleName(reading.rule)} />}
      </div>
    </li>
  );
}

function CaseLinks({ links, root, about }: { links: CaseLink[]; root: string; about: string }) {
  if (links.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3">
      {links.slice(0, 5).map((link, at) => (
        <Link
          key={`${link.evaluationId} ${link.armId}`}
          href={caseHref(link, root)}
          aria-label={`${about}: cases of evaluation ${at + 1}`}
          className="text-accent underline underline-offset-2"
        >
          Cases of evaluation {at + 1}
        </Link>
      ))}
    </p>
  );
}

function caseHref({ evaluationId, armId, baselineArmId, filter }: CaseLink, root: string): string {
  const path = `${root}/evaluations/${evaluationId}`;
  return baselineArmId === null
    ? hrefWith(path, filter, { tab: "results", armId })
    : hrefWith(path, filter, { baseline: baselineArmId, candidate: armId });
}
