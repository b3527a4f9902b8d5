import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import type { listPromotions } from "@/lib/prompts/list-promotions";
import { Person } from "./person";
import { type Kept, PromotionEvidence } from "./promotion-evidence";

type Promotion = Awaited<ReturnType<typeof listPromotions>>["data"][number] & {
  kept: Kept;
  /** It is what the environment serves by, or at least the same version. */
  isServed: boolean;
  isPresent: boolean;
};
type Props = {
  promotions: Promotion[];
  names: Record<string, string>;
  hrefs: {
    version: (number: number) => string;
    diff: (number: number, from: number) => string;
    evaluation: (id: string) => string;
    evidence: (id: string) => string;
    /** The way back to a version; null where it may not be taken. */
    back: ((environment: string, number: number) => string) | null;
  };
};

/** What was served when, who decided it, why and on what evidence, with the way back; newest first. */
export function PromotionHistory({ promotions, names, hrefs }: Props) {
  if (promotions.length === 0)
    return (
      <EmptyState
        title="Nothing was released here yet"
        text="Publish a version, then promote it: applications are served what is promoted."
      />
    );
  return (
    <ol className="flex flex-col wrap-anywhere">
      {promotions.map((one) => (
        <li
          key={one.id}
          className="relative flex flex-col gap-1.5 pb-6 pl-7 before:absolute before:top-5 before:bottom-0 before:left-[0.4375rem] before:w-px before:bg-line last:before:hidden"
        >
          <span
            aria-hidden="true"
            className={`absolute top-1 left-0 size-[0.9375rem] rounded-full border-2 ${one.isServed ? "border-accent bg-accent" : one.kind === "rollback" ? "border-warn bg-ground" : "border-line-strong bg-ground"}`}
          />
          <Head promotion={one} hrefs={hrefs} />
          <p className="text-muted">
            <Person id={one.createdBy} names={names} />, <When at={one.createdAt} />
          </p>
          {one.override && (
            <p role="note" className="rounded-md bg-bad-ground px-3 py-2 font-medium text-bad">
              The gate said no and was overridden.
            </p>
          )}
          {one.reason && <p className="max-w-prose break-words whitespace-pre-wrap">{one.reason}</p>}
          {one.kind === "promote" && (
            <PromotionEvidence kept={one.kept} names={names} evaluationHref={hrefs.evaluation} isOpen={one.override} />
          )}
          <Ways promotion={one} hrefs={hrefs} />
        </li>
      ))}
    </ol>
  );
}

type OfOne = { promotion: Promotion; hrefs: Props["hrefs"] };

function Head({ promotion: { kind, environment, number, fromNumber, acceptedBreaking, override, isServed }, hrefs }: OfOne) {
  const version = (one: number) => (
    <Link href={hrefs.version(one)} className="font-medium text-accent underline underline-offset-2">
      v{one}
    </Link>
  );
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Tag look={kind === "rollback" ? "warn" : "good"}>{kind === "rollback" ? "Rollback" : "Promotion"}</Tag>
      <span>
        <span className="font-medium">{environment}</span> serves {version(number)}
        {fromNumber !== null && <> instead of {version(fromNumber)}</>}
      </span>
      {override && <Tag look="bad">against the gate</Tag>}
      {acceptedBreaking && <Tag look="warn">breaking accepted</Tag>}
      {isServed && <Tag look="accent">served now</Tag>}
    </p>
  );
}

function Ways({ promotion: { id, kind, environment, number, fromNumber, isPresent }, hrefs }: OfOne) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {hrefs.back && !isPresent && (
        <Link
          href={hrefs.back(environment, number)}
          scroll={false}
          className={buttonClass("plain", "small")}
          aria-label={`Return to v${number} in ${environment}`}
        >
          Return to v{number}
        </Link>
      )}
      {fromNumber !== null && fromNumber !== number && (
        <Link
          href={hrefs.diff(number, fromNumber)}
          className={buttonClass("quiet", "small")}
          aria-label={`What changed from version ${fromNumber} to ${number}`}
        >
          What changed
        </Link>
      )}
      {kind === "promote" && (
        <a
          href={hrefs.evidence(id)}
          download
          className={buttonClass("quiet", "small")}
          aria-label={`Download evidence for version ${number} in ${environment}`}
        >
          Download evidence
        </a>
      )}
    </div>
  );
}
