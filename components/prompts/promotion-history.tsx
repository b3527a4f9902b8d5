import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listPromotions } from "@/lib/prompts/list-promotions";
import { Person } from "./person";

type Promotion = Awaited<ReturnType<typeof listPromotions>>["data"][number];
type Props = { promotions: Promotion[]; names: Record<string, string>; hrefOf: (number: number) => string };

/** What was served when, who decided it and why; newest first. */
export function PromotionHistory({ promotions, names, hrefOf }: Props) {
  if (promotions.length === 0)
    return (
      <EmptyState title="Never promoted" text="Publish a version, then promote it: applications are served what is promoted." />
    );
  const version = (number: number) => (
    <Link href={hrefOf(number)} className="font-medium text-accent underline-offset-2 hover:underline">
      v{number}
    </Link>
  );
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
      {promotions.map((one) => (
        <li key={one.id} className="flex flex-col gap-1 px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Tag look={one.kind === "rollback" ? "warn" : "good"}>{one.kind === "rollback" ? "Rollback" : "Promotion"}</Tag>
            <span>
              <span className="font-medium">{one.environment}</span> serves {version(one.number)}
              {one.fromNumber !== null && <> instead of {version(one.fromNumber)}</>}
            </span>
            {one.override && <Tag look="bad">against the gate</Tag>}
            {one.acceptedBreaking && <Tag look="warn">breaking accepted</Tag>}
          </p>
          {one.reason && <p className="break-words whitespace-pre-wrap">{one.reason}</p>}
          <p className="text-muted">
            <Person id={one.createdBy} names={names} />, <When at={one.createdAt} />
          </p>
        </li>
      ))}
    </ol>
  );
}
