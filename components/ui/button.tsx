import type { ButtonHTMLAttributes } from "react";

type Look = "primary" | "plain" | "quiet" | "danger";
type Size = "normal" | "small" | "icon";

const looks: Record<Look, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  plain: "border border-line bg-surface text-ink hover:bg-raised",
  quiet: "text-muted hover:bg-raised hover:text-ink",
  danger: "border border-line bg-surface text-bad hover:border-bad hover:bg-bad-ground",
};
const sizes: Record<Size, string> = { normal: "h-9 px-3", small: "h-7 px-2", icon: "size-8" };

/** The classes of a button, for a link that is to look like one. */
export const buttonClass = (look: Look = "plain", size: Size = "normal") =>
  `inline-flex items-center justify-center gap-1.5 rounded-md font-medium text-sm whitespace-nowrap disabled:pointer-events-none disabled:opacity-60 aria-disabled:opacity-60 [&>svg]:size-4 [&>svg]:flex-none ${sizes[size]} ${looks[look]}`;

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; size?: Size };

/** A button with only an icon in it needs an `aria-label`. */
export function Button({ look, size, className = "", ...rest }: Props) {
  return <button type="button" {...rest} className={`${buttonClass(look, size)} ${className}`} />;
}
