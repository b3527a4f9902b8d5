import Link from "next/link";

type Props = { number: number; basedOn: number; active: number; diffHref: string; newHref: string | null };

const link = "underline underline-offset-2";

/** The active version moved on since a version was branched, so promoting it would undo what came in between. */
export function BranchNotice({ number, basedOn, active, diffHref, newHref }: Props) {
  return (
    <p role="note" className="rounded-md bg-warn-ground px-3 py-2 text-warn">
      <span className="font-medium">The active version moved on since this was branched.</span> v{number} was made from v{basedOn}
      ; production serves v{active}, whose changes may be missing here.{" "}
      <Link href={diffHref} className={link}>
        See what differs from v{active}
      </Link>
      {newHref && (
        <>
          , or{" "}
          <Link href={newHref} className={link}>
            start a new draft from v{active}
          </Link>
        </>
      )}
      .
    </p>
  );
}
