"use client";

import { ListChecks } from "lucide-react";
import Link from "next/link";
import { useEffect, useEffectEvent, useState } from "react";
import { useEvents } from "@/components/live/use-events";
import { show } from "@/components/show";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Outcome } from "@/lib/http/action";

export type Started = { id: string; planned: number; reused: number };
type Told = { verdict: "better" | "worse" | "equivalent" | "undecided"; sentence: string; more: string[] };
export type CheckSetting = {
  /** Where the workspace's pages live, and its slug for the stream. */
  root: string;
  workspace: string;
  suite: { name: string; slug: string } | null;
  /** The number of the version that is active in production. */
  active: number | null;
  settingsHref: string;
  check: (input: { id: string }) => Promise<Outcome<Started>>;
  verdictOf: (input: { id: string }) => Promise<Outcome<Told>>;
};
type Props = {
  setting: CheckSetting;
  /** Begins with the version's id, once what is written is saved. */
  ready: (begin: (id: string) => void) => void;
  isBusy?: boolean;
  /** Asked for already, on the page before. */
  takeStart?: () => boolean;
};

/** Measures a version against the active one by the prompt's default suite, and says what came of it. */
export function CheckRow({ setting, ready, isBusy = false, takeStart }: Props) {
  const { root, workspace, suite, active, check, verdictOf } = setting;
  const [progress, setProgress] = useState<{ done: number; planned: number } | null>(null);
  const verdict = useActionForm(verdictOf);
  const start = useActionForm(check, () => setProgress(null));
  const run = start.outcome?.ok ? start.outcome.data : null;
  const [ended, setEnded] = useState<string | null>(null);
  const isRunning = run !== null && ended !== run.id;
  const hear = (data: unknown) => {
    const { planned, completed, failed, cancelled } = data as Counted; // safe: the stream's own events
    setProgress({ done: completed + failed + cancelled, planned });
  };
  useEvents(isRunning ? `/live/evaluations/${run.id}?workspace=${workspace}&results=false` : null, {
    progress: hear,
    done: () => {
      if (!run) return;
      setEnded(run.id);
      verdict.send({ id: run.id });
    },
  });
  const isOpen = !(start.pending || isRunning || verdict.pending || isBusy);
  const begin = () => {
    if (isOpen && suite && active !== null) ready((id) => start.send({ id }));
  };
  useCheckKey(begin);
  const goOn = useEffectEvent(() => {
    if (takeStart?.()) begin();
  });
  useEffect(() => goOn(), []);
  if (!suite || active === null) return <Hindrance {...setting} />;
  const told = !isRunning && verdict.outcome?.ok ? verdict.outcome.data : null;
  return (
    <section aria-label="Check" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button onClick={begin} disabled={!isOpen} title="⌘↵ or Ctrl+Enter" aria-keyshortcuts="Meta+Enter Control+Enter">
          <ListChecks aria-hidden="true" />
          Check
        </Button>
        <p role="status" className="min-w-0 flex-1 text-muted">
          {start.pending
            ? "Starting the check…"
            : isRunning
              ? runningText(run, progress)
              : verdict.pending
                ? "Reading the verdict…"
                : !told && `Against v${active}, which is active, with the dev cases of “${suite.name}”.`}
        </p>
        {run && (
          <Link href={`${root}/evaluations/${run.id}`} prefetch={false} className="text-accent underline underline-offset-2">
            {told ? "Compare the cases" : "See how it goes"}
          </Link>
        )}
      </div>
      {told && (
        <div role="status">
          <p className={`break-words font-semibold ${tones[told.verdict]}`}>{told.sentence}</p>
          {told.more.map((line) => (
            <p key={line} className="break-words text-muted">
              {line}
            </p>
          ))}
        </div>
      )}
      <FormProblem outcome={start.outcome?.ok === false ? start.outcome : verdict.outcome} />
    </section>
  );
}

type Counted = { planned: number; completed: number; failed: number; cancelled: number };
const tones = { better: "text-good", worse: "text-bad", equivalent: "text-ink", undecided: "text-ink" };

function runningText({ planned, reused }: Started, progress: { done: number; planned: number } | null): string {
  const known = reused === 0 ? "" : `, ${show.count(reused)} of them known already`;
  return `Checking: ${show.count(progress?.done ?? reused)} of ${show.count(progress?.planned ?? planned)} done${known}.`;
}

/** What a check lacks, and where to get it. */
function Hindrance({ suite, settingsHref }: CheckSetting) {
  return (
    <p className="text-muted">
      {suite ? (
        "A check compares with the version that is active in production; none is yet."
      ) : (
        <>
          To check a version by one key,{" "}
          <Link href={settingsHref} prefetch={false} className="text-accent underline underline-offset-2">
            choose a default suite
          </Link>{" "}
          for this prompt.
        </>
      )}
    </p>
  );
}

/** ⌘↵, or Ctrl+Enter, checks; also while one writes in an editor that takes the key for itself. */
function useCheckKey(check: () => void): void {
  const latest = useEffectEvent(check);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog]")) return;
      event.preventDefault();
      event.stopPropagation();
      latest();
    };
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, []);
}
