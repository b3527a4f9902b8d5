import Link from "next/link";

type Props = { revision: number; newest: number; path: string; workspace: string; id: string };

/** Says that the page shows how the dataset was, and the ways from there. */
export function RevisionNote({ revision, newest, path, workspace, id }: Props) {
  const link = "font-medium text-accent underline-offset-2 hover:underline";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-md border border-line bg-accent-ground px-3 py-2">
      <p className="mr-auto">
        Revision {revision} of {newest}, as it was. It can be read, not changed.
      </p>
      <Link href={`${path}/revisions/${revision}`} className={link}>
        What it changed
      </Link>
      <a href={`/files/datasets/${id}/export?workspace=${workspace}&format=csv&revision=${revision}`} download className={link}>
        Download as CSV
      </a>
      <Link href={path} className={link}>
        To the newest
      </Link>
    </div>
  );
}
