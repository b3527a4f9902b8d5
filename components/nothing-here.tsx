"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { openPanel } from "./nav/shell-panel";
import { PageProblem } from "./page-problem";
import { Button, buttonClass } from "./ui/button";

type Props = {
  /** What was looked for, such as “prompt”. */
  what?: string;
  /** The way on: the list of such things, below the workspace. */
  list?: { path: string; text: string };
};

/** What is not there, and what another workspace has, look alike: the list or a search leads on. */
export function NothingHere({ what, list = { path: "", text: "Go to the dashboard" } }: Props) {
  const { workspace } = useParams<{ workspace: string }>();
  return (
    <PageProblem
      title="Not found"
      text={`${what ? `There is no such ${what}` : "There is nothing here"}, or it is not yours to see. It may have been deleted, or the address may be mistyped.`}
    >
      <div className="flex flex-wrap gap-2">
        <Link href={`/w/${workspace}${list.path}`} className={buttonClass("primary")}>
          {list.text}
        </Link>
        <Button onClick={() => openPanel("palette")}>Find it by name</Button>
      </div>
    </PageProblem>
  );
}
