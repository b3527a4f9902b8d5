import Link from "next/link";
import { show } from "@/components/show";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Fact, Facts } from "@/components/ui/facts";
import type { TriedScore } from "@/lib/evaluators/try-schema";
import { prettyJson } from "@/lib/templates/pretty-json";
import { Fingerprint } from "./fingerprint";

export type TriedOnce = { fingerprint: string; typeVersion: number; calls: number; costUsd: number | null; score: TriedScore };

/** What the last try came to; read out when it changes. */
export function TryResult({ tried, isPending, saveHref }: { tried: TriedOnce | null; isPending: boolean; saveHref: string }) {
  return (
    <Card title="Score">
      <div aria-live="polite" className={`flex flex-col gap-4 ${isPending ? "opacity-60" : ""}`}>
        {tried ? <Told {...tried} /> : <p className="text-muted">Nothing was scored yet.</p>}
      </div>
      {tried && (
        <Link href={saveHref} prefetch={false} className={`${buttonClass()} mt-4`}>
          Save as an evaluator
        </Link>
      )}
    </Card>
  );
}

function Told({ fingerprint, typeVersion, calls, costUsd, score }: TriedOnce) {
  return (
    <>
      <div className="flex flex-col gap-1.5">
        {score.score !== null && <p className="font-semibold text-3xl tabular-nums">{show.score(score.score)}</p>}
        <p>
          <Mark of={score} />
        </p>
        <p className="break-words">{score.error ?? score.skipped ?? score.reason}</p>
      </div>
      <Facts>
        <Fact name="Took">{show.duration(score.durationMs)}</Fact>
        {calls > 0 && (
          <Fact name="Model calls">
            {calls}, {costUsd === null ? "price not known" : show.cost(costUsd)}
          </Fact>
        )}
        <Fact name="Version">{typeVersion}</Fact>
        <Fact name="Fingerprint">
          <Fingerprint text={fingerprint} />
        </Fact>
      </Facts>
      {score.details !== null && <CodeBlock label="Details" text={prettyJson(score.details)} />}
    </>
  );
}

function Mark({ of: { passed, skipped, error } }: { of: TriedScore }) {
  if (error !== null) return <Badge tone="warn">No score could be had</Badge>;
  if (skipped !== null) return <Badge>Skipped: the case does not ask</Badge>;
  return <Badge tone={passed ? "good" : "bad"}>{passed ? "Passed" : "Not passed"}</Badge>;
}
