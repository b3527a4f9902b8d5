import Link from "next/link";
import type { ReactNode } from "react";

type Props = { label: string; value: ReactNode; note?: ReactNode; href?: string };

/** One figure with its name; the whole tile leads to what it counts. */
export function Stat({ label, value, note, href }: Props) {
  return (
    <div className={`relative rounded-lg border border-line bg-surface p-4 ${href ? "hover:border-line-strong" : ""}`}>
      <p className="text-muted">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-lg">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p className="mt-1 font-semibold text-2xl leading-8 tabular-nums">{value}</p>
      {note && <p className="mt-0.5 text-muted">{note}</p>}
    </div>
  );
}

/** Figures side by side. */
export function Stats({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">{children}</div>;
}
