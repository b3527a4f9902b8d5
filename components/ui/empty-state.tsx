import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon?: LucideIcon; title: string; text: ReactNode; children?: ReactNode };

/** What stands where nothing is yet: what it will be, and the next step. */
export function EmptyState({ icon: Icon, title, text, children }: Props) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-line border-dashed bg-surface p-6">
      {Icon && <Icon aria-hidden="true" className="size-6 text-muted" strokeWidth={1.5} />}
      <h2 className="font-semibold text-base">{title}</h2>
      <div className="max-w-prose text-muted">{text}</div>
      {children && <div className="flex flex-wrap gap-2">{children}</div>}
    </div>
  );
}
