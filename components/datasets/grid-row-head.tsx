import Link from "next/link";
import type { KeyboardEvent } from "react";
import { Badge } from "@/components/ui/badge";
import type { GridRow } from "./grid-rows";

type Props = {
  row: GridRow;
  place: string;
  isAt: boolean;
  href: string;
  isChosen: boolean;
  choose?: (isChosen: boolean) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** The cell that names a case and leads to all of it. What is in it is reached by Enter and Space on the cell. */
export function GridRowHead({ row, place, isAt, href, isChosen, choose, onFocus, onKeyDown }: Props) {
  return (
    <th
      scope="row"
      tabIndex={isAt ? 0 : -1}
      data-cell={place}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={`min-w-24 max-w-40 px-3 py-2 align-top font-medium outline-offset-[-2px] focus-visible:outline-2 focus-visible:outline-accent sm:sticky sm:left-0 sm:z-10 sm:max-w-52 ${isChosen ? "bg-accent-ground" : "bg-surface group-hover:bg-raised"}`}
    >
      <span className="flex items-start gap-2">
        {choose && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Choose ${row.title}`}
            checked={isChosen}
            onChange={(event) => choose(event.target.checked)}
            className="mt-0.5 size-4 flex-none accent-accent"
          />
        )}
        <span className="min-w-0">
          <Link
            href={href}
            scroll={false}
            prefetch={false}
            tabIndex={-1}
            className="line-clamp-2 break-words underline-offset-2 hover:underline"
          >
            {row.title}
          </Link>
          {row.quarantined !== null && (
            <span className="text-xs" title={row.quarantined}>
              <Badge tone="warn">In quarantine</Badge>
            </span>
          )}
        </span>
      </span>
    </th>
  );
}
