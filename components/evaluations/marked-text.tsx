import { Fragment } from "react";
import type { Hunk } from "@/lib/diff/schema";

const marks = { removed: "bg-bad-ground decoration-bad", added: "bg-good-ground decoration-good" };

/** One side of two texts that were compared: what only it has is marked. */
export function MarkedText({ hunks, own }: { hunks: Hunk[]; own: keyof typeof marks }) {
  return hunks.map(({ kind, text }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name and never move
    if (kind === "same") return <Fragment key={at}>{text}</Fragment>;
    if (kind !== own) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <mark key={at} className={`rounded-sm box-decoration-clone text-ink underline underline-offset-2 ${marks[own]}`}>
        {text}
      </mark>
    );
  });
}
