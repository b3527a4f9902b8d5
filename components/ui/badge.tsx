import type { ReactNode } from "react";

export type Tone = "neutral" | "active" | "good" | "warn" | "bad";

const tones: Record<Tone, string> = {
  neutral: "text-muted",
  active: "text-accent",
  good: "text-good",
  warn: "text-warn",
  bad: "text-bad",
};

/** A word with a dot of its colour; the word alone says it all. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 align-top font-medium whitespace-nowrap ${tones[tone]}`}>
      <span aria-hidden="true" className="size-2 rounded-full bg-current" />
      {children}
    </span>
  );
}
