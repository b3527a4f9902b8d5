import { Person } from "@/components/prompts/person";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listGateChanges } from "@/lib/gates/list-gate-changes";

type Props = { changes: Awaited<ReturnType<typeof listGateChanges>>["data"]; names: Record<string, string> };

const looks = { applied: "good", pending: "warn", declined: "plain" } as const;

/** What was changed of a gate, who asked and who decided; newest first. */
export function GateChangeList({ changes, names }: Props) {
  if (changes.length === 0) return <p className="text-muted">Nothing was changed yet.</p>;
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {changes.map(({ id, before, after, state, loosens, createdBy, createdAt, decidedBy, decidedAt }) => (
        <li key={id} className="flex flex-col gap-1 px-4 py-3">
          <p className="flex flex-wrap items-center gap-2">
            <Tag look={looks[state]}>{state}</Tag>
            <span className="font-medium">{after === null ? "Removed" : before === null ? "Set" : "Changed"}</span>
          </p>
          {loosens.length > 0 && <p className="break-words">{loosens.join(" ")}</p>}
          <p className="text-muted">
            Asked by <Person id={createdBy} names={names} />, <When at={createdAt} />
            {decidedAt && (
              <>
                ; decided by <Person id={decidedBy} names={names} />, <When at={decidedAt} />
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
