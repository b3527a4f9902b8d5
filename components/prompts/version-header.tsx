import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { Outcome } from "@/lib/http/action";
import type { getVersion } from "@/lib/prompts/get-version";
import { HoldNotice } from "./hold-notice";
import { Person } from "./person";
import { ReleaseHold } from "./release-hold";
import { StateBadge } from "./state-badge";
import { type VersionActions, VersionSteps } from "./version-steps";

type Version = Awaited<ReturnType<typeof getVersion>>;
type Props = {
  version: Version;
  basedOn: number | null;
  names: Record<string, string>;
  path: string;
  hrefOf: (number: number) => string;
  promoteHref: string;
  may: { write: boolean; promote: boolean };
  actions: VersionActions;
  /** Null where it may not be released. */
  release: ((input: unknown) => Promise<Outcome<unknown>>) | null;
  /** What it came to against what production serves; null for that itself. */
  verdict: { against: number; chip: ReactNode } | null;
};

/** Which version is looked at, what is known of it, and what can be done with it. */
export function VersionHeader({ version, basedOn, names, path, hrefOf, promoteHref, may, actions, release, verdict }: Props) {
  const { id, number, state, active } = version;
  return (
    <header className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-semibold text-lg">Version {number}</h2>
          <StateBadge state={state} active={active} />
          {active.map((environment) => (
            <Tag key={environment} look={environment === "production" ? "good" : "plain"}>
              {environment}
            </Tag>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {may.write && state !== "draft" && (
            <Link href={`${path}/versions/new?from=${number}`} className={buttonClass()}>
              New draft from this
            </Link>
          )}
          {may.promote && state === "ready" && (
            <Link href={promoteHref} scroll={false} className={buttonClass(active.includes("production") ? "plain" : "primary")}>
              Promote
            </Link>
          )}
          {may.write && (
            <VersionSteps key={id} version={{ id, number, state, isServed: active.length > 0 }} path={path} actions={actions} />
          )}
          {may.write && state === "draft" && (
            <Link href={`${path}/versions/${number}/edit`} className={buttonClass("primary")}>
              Edit draft
            </Link>
          )}
        </div>
      </div>
      {version.changelog && <p className="max-w-prose break-words whitespace-pre-wrap">{version.changelog}</p>}
      <dl className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        {verdict && <Fact name={`Against v${verdict.against}`}>{verdict.chip}</Fact>}
        <Fact name="Written by">
          <Person id={version.createdBy} names={names} />, <When at={version.createdAt} />
        </Fact>
        {version.publishedAt && (
          <Fact name="Published">
            <When at={version.publishedAt} />
          </Fact>
        )}
        {basedOn !== null && (
          <Fact name="Based on">
            <Link href={hrefOf(basedOn)} className="text-accent underline-offset-2 hover:underline">
              v{basedOn}
            </Link>
          </Fact>
        )}
        <Fact name="Content">
          <span className="-my-1 inline-flex max-w-full items-center gap-1">
            <code className="truncate font-mono text-[0.8125rem]" title={version.contentHash}>
              {version.contentHash.slice(0, 12)}
            </code>
            <CopyButton text={version.contentHash} label="Copy hash" />
          </span>
        </Fact>
      </dl>
      <HoldNotice
        holds={version.heldIn}
        names={names}
        release={
          release &&
          ((environment) => <ReleaseHold {...{ environment, number }} release={release.bind(null, { id, environment })} />)
        }
      />
      {version.warnings.length > 0 && <Warnings warnings={version.warnings} />}
    </header>
  );
}

function Warnings({ warnings }: Pick<Version, "warnings">) {
  return (
    <div className="rounded-md bg-warn-ground px-3 py-2 text-warn">
      <p className="font-medium">This draft cannot be published yet:</p>
      <ul className="list-disc pl-5">
        {warnings.map(({ path: at, message, line, column }) => (
          <li key={`${at} ${line} ${column} ${message}`} className="break-words">
            {message}
            {line !== null && ` (${placeOf(at)}line ${line}, column ${column})`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-baseline gap-1.5">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

/** `messages.4.content` is in message 5. */
function placeOf(path: string): string {
  const [, index] = /^messages\.(\d+)/.exec(path) ?? [];
  return index === undefined ? "" : `message ${Number(index) + 1}, `;
}
