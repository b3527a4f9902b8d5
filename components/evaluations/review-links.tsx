import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { buttonClass } from "@/components/ui/button";

type Props = {
  /** Where a queue is made, with the evaluation named; null for who may not. */
  newHref: string | null;
  asked: { rule: string; text: string; arms?: Record<string, string | undefined> }[];
};

/** The ways to have people judge what is listed here. */
export function ReviewLinks({ newHref, asked }: Props) {
  if (!newHref) return null;
  const [path = "", query = ""] = newHref.split("?");
  const named = Object.fromEntries(new URLSearchParams(query));
  return (
    <div className="flex flex-wrap gap-2">
      {asked.map(({ rule, text, arms }) => (
        <Link
          key={rule}
          href={hrefWith(path, named, { rule, ...arms })}
          prefetch={false}
          className={buttonClass("plain", "small")}
        >
          {text}
        </Link>
      ))}
    </div>
  );
}
