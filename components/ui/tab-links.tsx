import Link from "next/link";
import type { ReactNode } from "react";
import { TabStrip } from "./tab-strip";

export type TabLink = { text: ReactNode; href: string; chosen: boolean; count?: string };

/** Parts of a page under one address each. */
export function TabLinks({ label, tabs }: { label: string; tabs: TabLink[] }) {
  return (
    <TabStrip label={label} chosen={tabs.find(({ chosen }) => chosen)?.href ?? ""}>
      <ul className="flex gap-1">
        {tabs.map(({ text, href, chosen, count }) => (
          <li key={href}>
            <Link
              href={href}
              scroll={false}
              aria-current={chosen ? "page" : undefined}
              className="-mb-px flex items-center gap-1.5 border-transparent border-b-2 px-3 py-2 whitespace-nowrap text-muted -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {text}
              {count !== undefined && <span className="font-normal text-muted tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </TabStrip>
  );
}
