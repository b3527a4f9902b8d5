import Link from "next/link";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/badge";
import { When } from "@/components/when";
import type { listApprovals } from "@/lib/approvals/list-approvals";
import type { getGateCheck } from "@/lib/gates/get-gate-check";
import { GateEvidence } from "./gate-evidence";
import { MeasureButton } from "./measure-button";
import { RuleList } from "./rule-list";

type Props = {
  check: Awaited<ReturnType<typeof getGateCheck>>;
  /** What people said about it, newest first; empty where nobody is asked. */
  approvals: Awaited<ReturnType<typeof listApprovals>>["data"];
  /** Of the workspace's pages. */
  root: string;
  gateHref: string;
  /** How to evaluate for the gate; null where nothing is measured or the person may not. */
  measure: Omit<ComponentProps<typeof MeasureButton>, "path"> | null;
};

/** Whether a version passes the gate, by which rules and on what evidence. */
export function GatePanel({ check, approvals, root, gateHref, measure }: Props) {
  const link = (
    <Link href={gateHref} className="text-accent underline underline-offset-2">
      The gate
    </Link>
  );
  if (check.rules.length === 0)
    return (
      <section aria-label="Gate" className="flex flex-col gap-2">
        <h3 className="font-semibold">Gate</h3>
        <p className="text-muted">No gate is set: promotion is free. {link} can ask for evidence and approvals.</p>
      </section>
    );
  return (
    <section aria-label="Gate" className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{link}</h3>
        <Badge tone={check.passed ? "good" : "bad"}>
          {check.passed ? "Passed" : check.stale ? "Evidence is stale" : "Not passed"}
        </Badge>
      </div>
      <RuleList rules={check.rules} root={root} />
      <Approvers approvals={approvals} />
      <GateEvidence check={check} root={root} />
      {!check.passed && measure && <MeasureButton {...measure} path={`${root}/evaluations`} />}
    </section>
  );
}

/** Who approved or declined it, and when; what does not count says why. */
function Approvers({ approvals }: Pick<Props, "approvals">) {
  if (approvals.length === 0) return null;
  return (
    <ul aria-label="Approvals" className="flex flex-col gap-1">
      {approvals.slice(0, 10).map(({ id, personName, decision, counts, why, createdAt }) => (
        <li key={id} className={counts ? "" : "text-muted"}>
          <span className="break-words font-medium">{personName ?? "A former member"}</span>{" "}
          <span className={counts ? (decision === "approve" ? "text-good" : "text-bad") : ""}>
            {decision === "approve" ? "approved" : "declined"}
          </span>
          , <When at={createdAt} />
          {!counts && `. Does not count: ${why}`}
        </li>
      ))}
    </ul>
  );
}
