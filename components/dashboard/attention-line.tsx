import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { When } from "@/components/when";

const looks = { bad: "text-bad", warn: "text-warn", plain: "text-muted" };

type Props = {
  icon: LucideIcon;
  tone: keyof typeof looks;
  href: string;
  title: string;
  note: string;
  when?: Date | null;
};

/** One thing that wants a look; the whole line leads to where it is dealt with. */
export function AttentionLine({ icon: Icon, tone, href, title, note, when }: Props) {
  return (
    <li className="relative flex items-center gap-3 px-4 py-2.5 hover:bg-raised">
      <Icon aria-hidden="true" className={`size-4 flex-none ${looks[tone]}`} />
      <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
        <Link
          href={href}
          title={title}
          className="block min-w-0 truncate font-medium -outline-offset-2 after:absolute after:inset-0"
        >
          {title}
        </Link>
        <p className="truncate text-muted sm:flex-none">{note}</p>
      </div>
      {when && (
        <span className="flex-none text-muted">
          <When at={when} />
        </span>
      )}
    </li>
  );
}
