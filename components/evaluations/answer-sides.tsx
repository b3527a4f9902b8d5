import Link from "next/link";
import { show } from "@/components/show";
import type { Output } from "@/evaluators/evaluator";
import { Fold } from "./fold";
import { markedSides } from "./marked-sides";
import { MarkedText } from "./marked-text";
import { OutputCard } from "./output-card";
import { PassedBadge } from "./passed-badge";
import { StatusBadge } from "./status-badge";

export type AnswerSide = {
  label: string;
  output: Output | null;
  status: string;
  passed: boolean | null;
  total: number | null;
  error: { message: string } | null;
  /** The way to this answer; null where it is the one that is shown. */
  href: string | null;
};

const mostMs = 150;

/** Two answers to one case beside each other; the words only one of them has are marked. */
export function AnswerSides({ left, right }: { left: AnswerSide; right: AnswerSide }) {
  const texts = left.output?.text && right.output?.text ? ([left.output.text, right.output.text] as const) : null;
  const hunks = texts && markedSides(...texts, mostMs);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid gap-3 sm:grid-cols-2">
        <Side side={left} marked={hunks && <MarkedText hunks={hunks} own="removed" />} />
        <Side side={right} marked={hunks && <MarkedText hunks={hunks} own="added" />} />
      </div>
      {texts && (
        <p className="text-muted">
          {texts[0] === texts[1]
            ? "Both answered the same, word for word."
            : hunks
              ? "Marked: the words only one of the two has."
              : "The two share too few words to mark what differs."}
        </p>
      )}
    </div>
  );
}

function Side({ side, marked }: { side: AnswerSide; marked: React.ReactNode }) {
  const { label, output, status, passed, total, error, href } = side;
  return (
    <section aria-label={label} className="flex min-w-0 flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {href ? (
          <Link
            href={href}
            prefetch={false}
            scroll={false}
            replace
            className="min-w-0 font-medium break-words text-accent underline underline-offset-2"
          >
            {label}
          </Link>
        ) : (
          <span className="min-w-0 font-medium break-words">{label}</span>
        )}
        {status === "completed" ? <PassedBadge passed={passed} /> : <StatusBadge status={status} />}
        <span className="text-muted tabular-nums">{show.score(total)}</span>
      </p>
      {output ? (
        <Fold what="the answer">
          <OutputCard output={output} marked={marked} />
        </Fold>
      ) : (
        <p className="text-muted">{error?.message ?? "There is no output."}</p>
      )}
    </section>
  );
}
