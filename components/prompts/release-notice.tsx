import { CircleCheck, Undo2, X } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

type Props = {
  environment: string;
  kind: "promote" | "rollback";
  number: number;
  fromNumber: number | null;
  /** Null where there is no way back, or the person may not take it. */
  undoHref: string | null;
  closeHref: string;
};

/** Says what was just released, and offers the way back. */
export function ReleaseNotice({ environment, kind, number, fromNumber, undoHref, closeHref }: Props) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-good-ground py-2 pr-2 pl-4"
    >
      <p className="flex min-w-0 flex-1 basis-64 items-start gap-2">
        <CircleCheck aria-hidden="true" className="mt-0.5 size-4 flex-none text-good" />
        <span className="min-w-0 break-words">
          <span className="font-medium">
            {environment} serves v{number} {kind === "rollback" ? "again" : "now"}
          </span>
          {fromNumber !== null && `, instead of v${fromNumber}`}
          {kind === "rollback" && fromNumber !== null && ", which is held until somebody releases it"}. Applications get it within
          a second.
        </span>
      </p>
      <span className="flex items-center gap-1">
        {undoHref && (
          <Link href={undoHref} scroll={false} className={buttonClass("plain", "small")}>
            <Undo2 aria-hidden="true" />
            Undo (roll back)
          </Link>
        )}
        <Link href={closeHref} scroll={false} aria-label="Dismiss" className={buttonClass("quiet", "icon")}>
          <X aria-hidden="true" />
        </Link>
      </span>
    </div>
  );
}
