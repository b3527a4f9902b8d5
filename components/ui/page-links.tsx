import Link from "next/link";
import { show } from "@/components/show";
import { buttonClass } from "./button";

type Props = { what: string; page: number; pageSize: number; total: number; hrefOf: (page: number) => string };

/** Which part of a list is shown, and the ways to the parts before and after. */
export function PageLinks({ what, page, pageSize, total, hrefOf }: Props) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const range = `${show.count((page - 1) * pageSize + 1)} to ${show.count(Math.min(total, page * pageSize))} of `;
  return (
    <nav aria-label={`Pages of ${what}`} className="flex items-center gap-2 text-muted">
      <p className="mr-auto tabular-nums">
        {page <= last && total > 0 ? range : ""}
        {show.count(total)} {what}
      </p>
      {page > 1 && (
        <Link href={hrefOf(Math.min(page - 1, last))} scroll={false} className={buttonClass()}>
          Previous
        </Link>
      )}
      {page < last && (
        <Link href={hrefOf(page + 1)} scroll={false} className={buttonClass()}>
          Next
        </Link>
      )}
    </nav>
  );
}
