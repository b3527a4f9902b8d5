import Link from "next/link";
import { useId } from "react";
import { show } from "@/components/show";
import { buttonClass } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listVersions } from "@/lib/prompts/list-versions";
import { Person } from "./person";
import { StateBadge } from "./state-badge";

type Versions = Awaited<ReturnType<typeof listVersions>>;
type Props = {
  versions: Versions;
  chosen: number;
  names: Record<string, string>;
  hrefOf: (number: number) => string;
  pageHref: (page: number) => string;
};

/** The versions, newest first. */
export function VersionList({ versions: { data, pagination }, chosen, names, hrefOf, pageHref }: Props) {
  const id = useId();
  return (
    <nav aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="flex justify-between font-semibold">
        Versions <span className="font-normal text-muted tabular-nums">{show.count(pagination.total)}</span>
      </h2>
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface max-h-[60dvh] overflow-y-auto">
        {data.map((version) => (
          <li key={version.id}>
            <Link
              href={hrefOf(version.number)}
              aria-current={version.number === chosen ? "page" : undefined}
              className="flex flex-col gap-0.5 border-transparent border-l-2 py-2 pr-3 pl-2.5 -outline-offset-2 hover:bg-raised aria-[current=page]:border-accent aria-[current=page]:bg-raised"
            >
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium tabular-nums">v{version.number}</span>
                <StateBadge state={version.state} active={version.active} />
                {version.active
                  .filter((environment) => environment !== "production")
                  .map((environment) => (
                    <Tag key={environment}>{environment}</Tag>
                  ))}
                {version.heldIn.length > 0 && <Tag look="warn">held</Tag>}
              </span>
              {version.changelog && <span className="truncate">{version.changelog.split("\n")[0]}</span>}
              <span className="truncate text-muted text-xs">
                <Person id={version.createdBy} names={names} />, <When at={version.createdAt} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {pagination.totalPages > 1 && (
        <div className="flex justify-between gap-2">
          {pagination.page > 1 ? (
            <Link href={pageHref(pagination.page - 1)} scroll={false} className={buttonClass("plain", "small")}>
              Newer
            </Link>
          ) : (
            <span />
          )}
          {pagination.page < pagination.totalPages && (
            <Link href={pageHref(pagination.page + 1)} scroll={false} className={buttonClass("plain", "small")}>
              Older
            </Link>
          )}
        </div>
      )}
    </nav>
  );
}
