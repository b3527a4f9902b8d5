import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listApprovals } from "@/lib/approvals/list-approvals";

type Props = { approvals: Awaited<ReturnType<typeof listApprovals>> };

/** What people said about releasing a version, newest first, and why a word does not count. */
export function ApprovalList({ approvals: { environment, required, counted, declined, data } }: Props) {
  if (data.length === 0)
    return (
      <EmptyState
        title="Nobody has approved it yet"
        text={
          required > 0
            ? `The gate of ${environment} asks for ${required} from people who wrote nothing of what would be released.`
            : `The gate of ${environment} asks for none.`
        }
      />
    );
  return (
    <div className="flex flex-col gap-3">
      <p className={declined > 0 ? "font-medium text-bad" : ""}>
        {declined > 0
          ? "Declined: it is not released until who declined it says otherwise."
          : `${counted} ${counted === 1 ? "approval counts" : "approvals count"} for ${environment}, ${required} asked for.`}
      </p>
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
        {data.map(({ id, personName, decision, comment, counts, why, createdAt }) => (
          <li key={id} className="flex flex-col gap-1 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Tag look={decision === "approve" ? "good" : "bad"}>{decision === "approve" ? "Approved" : "Declined"}</Tag>
              <span className="font-medium">{personName}</span>
              <span className="text-muted">
                <When at={createdAt} />
              </span>
              {!counts && <Tag look="warn">does not count</Tag>}
            </p>
            {comment && <p className="max-w-prose break-words whitespace-pre-wrap">{comment}</p>}
            {why && <p className="text-muted">{why}</p>}
          </li>
        ))}
      </ol>
    </div>
  );
}
