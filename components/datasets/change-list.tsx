import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import type { listChanges } from "@/lib/datasets/list-changes";
import type { DatasetCase } from "@/lib/datasets/schema";
import { caseTitle } from "./case-title";
import { type ChangedPart, changedParts } from "./changed-parts";
import { ExpectationSummary } from "./expectation-summary";
import { ValueCell } from "./value-cell";

type Change = Awaited<ReturnType<typeof listChanges>>["data"][number];
const looks = { added: "good", changed: "accent", removed: "bad" } as const;

/** What a revision did, case by case; what changed in a case is shown as text taken out and put in. */
export function ChangeList({
  changes,
  path,
  number,
  deadline,
}: {
  changes: Change[];
  path: string;
  number: number;
  deadline: number;
}) {
  return (
    <ul className="flex flex-col gap-3">
      {changes.map(({ caseId, change, before, after }) => {
        const one = after ?? before;
        if (!one) return null;
        const shownIn = after ? number : number - 1;
        return (
          <li key={caseId}>
            <Card>
              <div className="flex flex-col gap-3">
                <h2 className="flex flex-wrap items-center gap-2">
                  <Tag look={looks[change]}>{change}</Tag>
                  <Link
                    href={`${path}?revision=${shownIn}&case=${caseId}`}
                    className="min-w-0 font-semibold break-words underline-offset-2 hover:underline"
                  >
                    {caseTitle(one)}
                  </Link>
                </h2>
                {before && after ? <Parts parts={changedParts(before, after, deadline)} /> : <Whole one={one} />}
              </div>
            </Card>
          </li>
        );
      })}
    </ul>
  );
}

const name = "font-medium break-words text-muted";
const list = "grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(7rem,auto)_minmax(0,1fr)]";

function Parts({ parts }: { parts: ChangedPart[] }) {
  if (parts.length === 0) return <p className="text-muted">The order of its values.</p>;
  return (
    <dl className={list}>
      {parts.map((part) => (
        <div key={part.name} className="contents">
          <dt className={name}>{part.name}</dt>
          <dd className="min-w-0 whitespace-pre-wrap break-words">
            <Hunks hunks={part.hunks} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Hunks({ hunks }: { hunks: ChangedPart["hunks"] }) {
  return hunks.map(({ kind, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text is its place
    if (kind === "same") return <span key={index}>{text}</span>;
    const Piece = kind === "added" ? "ins" : "del";
    const look = kind === "added" ? "bg-good-ground text-good no-underline" : "bg-bad-ground text-bad";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text is its place
      <Piece key={index} className={`mx-0.5 rounded-sm ${look}`}>
        {text}
      </Piece>
    );
  });
}

function Whole({ one }: { one: DatasetCase }) {
  return (
    <dl className={list}>
      {Object.entries(one.variables).map(([variable, value]) => (
        <div key={variable} className="contents">
          <dt className={name}>{variable}</dt>
          <dd className="min-w-0">
            <ValueCell name={variable} value={value} />
          </dd>
        </div>
      ))}
      <dt className={name}>Expects</dt>
      <dd className="min-w-0">
        <ExpectationSummary expectations={one.expectations} />
      </dd>
    </dl>
  );
}
