import Link from "next/link";
import { hrefWith } from "@/components/href-with";
import { show } from "@/components/show";
import { Tag } from "@/components/ui/tag";
import type { listVersionVerdicts } from "@/lib/evaluations/list-version-verdicts";

export type VersionVerdict = Awaited<ReturnType<typeof listVersionVerdicts>>[number];
type Props = {
  verdict: VersionVerdict | null;
  /** What it is measured against. */
  against: number;
  /** Of the workspace's pages. */
  root: string;
};

const words = {
  better: { text: "better", look: "good" },
  worse: { text: "worse", look: "bad" },
  equivalent: { text: "no worse", look: "accent" },
  undecided: { text: "undecided", look: "plain" },
} as const;

/** What a version came to against what production serves, and the way to the comparison that says so. */
export function VerdictChip({ verdict: found, against, root }: Props) {
  if (!found?.verdict) return <span className="text-muted text-xs">not measured</span>;
  const { evaluationId, name, armId, referenceArmId, verdict, passRate, referencePassRate } = found;
  const { text, look } = words[verdict];
  const said = `${text}${gainOf(found)}`;
  const about = ` than v${against} by “${name}”: ${show.percent(passRate)} of its answers passed, ${show.percent(referencePassRate)} of v${against}'s`;
  const told = verdict === "undecided" ? about.replace(" than", " against") : about;
  return (
    <Link
      href={hrefWith(`${root}/evaluations/${evaluationId}`, {}, { baseline: referenceArmId, candidate: armId })}
      title={`${said}${told}`}
      aria-label={`${said}${told}`}
      className="rounded hover:underline"
    >
      <Tag look={look}>
        <span className="tabular-nums">{said}</span>
      </Tag>
    </Link>
  );
}

/** In points, where the word is about the pass rate and the plain rates say the same. */
function gainOf({ verdict, isPassRate, passRate, referencePassRate }: VersionVerdict): string {
  if (!isPassRate || passRate === null || referencePassRate === null) return "";
  const gain = passRate - referencePassRate;
  const agrees = (verdict === "better" && gain > 0) || (verdict === "worse" && gain < 0);
  return agrees ? ` ${show.points(gain, true)}` : "";
}
