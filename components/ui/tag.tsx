import type { ReactNode } from "react";

const looks = {
  plain: "bg-raised text-muted",
  accent: "bg-accent-ground text-accent",
  good: "bg-good-ground text-good",
  bad: "bg-bad-ground text-bad",
  warn: "bg-warn-ground text-warn",
};

/** A short word on a ground of its own: a tag, an environment, a state. */
export function Tag({ look = "plain", children }: { look?: keyof typeof looks; children: ReactNode }) {
  return (
    <span
      className={`inline-flex max-w-48 items-center truncate rounded px-1.5 py-px font-medium text-xs leading-4.5 ${looks[look]}`}
    >
      {children}
    </span>
  );
}
