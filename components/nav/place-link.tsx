"use client";

import Link from "next/link";
import type { Place } from "./places";

type Props = {
  root: string;
  pathname: string;
  place: Place;
  waiting?: { count: number; says: string; isBad?: boolean };
};

/** One place of the sidebar, with how much waits there; folded, its icon with a dot. */
export function PlaceLink({ root, pathname, place: { path, title, icon: Icon }, waiting }: Props) {
  const href = `${root}${path}`;
  const isHere = pathname === href || (path !== "" && pathname.startsWith(`${href}/`));
  return (
    <li>
      <Link
        href={href}
        title={title}
        aria-current={isHere ? "page" : undefined}
        className="relative flex items-center gap-2.5 rounded-md px-2 py-1.5 text-muted hover:bg-raised hover:text-ink max-md:py-2.5 narrow:justify-center aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink"
      >
        <Icon aria-hidden="true" className="size-4 flex-none" />
        <span className="narrow:sr-only">{title}</span>
        {waiting && waiting.count > 0 && (
          <span
            className={`ml-auto font-medium tabular-nums narrow:absolute narrow:top-0.5 narrow:right-1 narrow:text-[0.625rem] narrow:leading-3 ${waiting.isBad ? "text-bad" : "text-ink"}`}
          >
            {waiting.count > 99 ? "99+" : waiting.count}
            <span className="sr-only"> {waiting.says}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
