import Link from "next/link";
import type { listAudit } from "@/lib/audit/list-audit";

export type Entry = Awaited<ReturnType<typeof listAudit>>["data"][number];

/** What was acted on, leading to it while it is there. */
export function AuditTarget({ entry, path }: { entry: Entry; path: string }) {
  const href = hrefOf(entry, path);
  const name = nameOf(entry);
  return href ? (
    <Link href={href} title={name} className="break-words underline-offset-2 hover:underline">
      {name}
    </Link>
  ) : (
    <span className="break-words text-muted">{name}</span>
  );
}

function nameOf({ target, targetId, details }: Entry): string {
  const version = target.number ?? details.number;
  const gone = typeof details.name === "string" ? details.name : typeof details.slug === "string" ? details.slug : null;
  const name = target.name ?? gone;
  if (name === null) return targetId;
  return typeof version === "number" ? `${name}, v${version}` : name;
}

function hrefOf({ target, targetId, action }: Entry, path: string): string | null {
  const { promptSlug, number, evaluationId, resultId } = target;
  if (promptSlug) return `${path}/prompts/${promptSlug}${number === null ? "" : `?version=${number}`}`;
  if (evaluationId) return `${path}/evaluations/${evaluationId}${resultId ? `/results/${resultId}` : ""}`;
  if (action.startsWith("run.")) return `${path}/playground?run=${targetId}`;
  if (target.name && action.startsWith("provider.")) return `${path}/settings/providers`;
  if (target.name && action.startsWith("evaluator.")) return `${path}/evaluators/${targetId}`;
  if (target.name && action.startsWith("alert.")) return `${path}/alerts/${targetId}`;
  if (target.name && action.startsWith("schedule.")) return `${path}/schedules/${targetId}`;
  if (target.name && action.startsWith("suite.")) return `${path}/suites/${targetId}`;
  if (target.name && action.startsWith("review_queue.")) return `${path}/reviews/${targetId}`;
  return target.name && action.startsWith("dataset.") ? `${path}/datasets/${targetId}` : null;
}
