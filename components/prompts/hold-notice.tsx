import type { ReactNode } from "react";
import { When } from "@/components/when";
import { Person } from "./person";

type Hold = { environment: string; reason: string; heldBy: string | null; heldAt: string };
type Props = { holds: Hold[]; names: Record<string, string>; release: ((environment: string) => ReactNode) | null };

/** Where a version was rolled back from, by whom, when and why, and the button that releases it. */
export function HoldNotice({ holds, names, release }: Props) {
  return holds.map(({ environment, reason, heldBy, heldAt }) => (
    <div
      key={environment}
      className="flex flex-wrap items-start justify-between gap-3 rounded-md bg-warn-ground px-3 py-2 text-warn"
    >
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">
          Held in {environment}: <Person id={heldBy} names={names} /> rolled it back, <When at={new Date(heldAt)} />.
        </p>
        <p className="break-words whitespace-pre-wrap">{reason}</p>
      </div>
      {release?.(environment)}
    </div>
  ));
}
