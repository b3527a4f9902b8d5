import type { ButtonHTMLAttributes } from "react";

type Look = "primary" | "plain" | "quiet";

const looks: Record<Look, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  plain: "border border-line bg-surface text-ink hover:bg-raised",
  quiet: "text-muted hover:bg-raised hover:text-ink",
};

/** The classes of a button, for a link that is to look like one. */
export const buttonClass = (look: Look = "plain") =>
  `inline-flex h-9 items-center justify-center gap-2 rounded-md px-3 font-medium text-sm whitespace-nowrap disabled:opacity-60 ${looks[look]}`;

export function Button({ look, className = "", ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type="button" {...rest} className={`${buttonClass(look)} ${className}`} />;
}
