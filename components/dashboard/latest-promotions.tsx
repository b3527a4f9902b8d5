import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { getStats } from "@/lib/dashboard/get-stats";

type Promotion = Awaited<ReturnType<typeof getStats>>["promotions"][number];

/** What was released and taken back, by whom and why. */
export function LatestPromotions({ promotions, path }: { promotions: Promotion[]; path: string }) {
  return (
    <Card title="Latest promotions" flush>
      {promotions.length === 0 ? (
        <p className="px-4 py-3 text-muted">No version has been promoted yet.</p>
      ) : (
        <ul className="divide-y divide-line">
          {promotions.slice(0, 6).map((promotion) => (
            <li key={promotion.id} className="flex flex-col gap-0.5 px-4 py-2.5">
              <div className="flex items-center gap-2">
                <Link
                  href={`${path}/prompts/${promotion.promptSlug}`}
                  title={promotion.promptName}
                  className="min-w-0 truncate font-medium underline-offset-2 hover:underline"
                >
                  {promotion.promptName}
                </Link>
                <span className="flex-none tabular-nums">{step(promotion)}</span>
                {promotion.kind === "rollback" && <Tag look="warn">Rollback</Tag>}
                {promotion.environment !== "production" && <Tag>{promotion.environment}</Tag>}
              </div>
              <p className="break-words text-muted">
                {promotion.createdByName ?? promotion.createdBy ?? "The system"}, <When at={promotion.createdAt} />
                {promotion.reason && `: “${promotion.reason}”`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const step = ({ fromNumber, number }: Promotion) => (fromNumber === null ? `v${number}` : `v${fromNumber} → v${number}`);
