"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { z } from "zod";
import type { RunScores } from "@/lib/evaluators/score-schema";
import type { Problem } from "@/lib/http/failure";

export type Scores = z.infer<typeof RunScores>["data"];
export type EvaluatorBody = Record<string, unknown>;
type Scored = { runId: string; asked: string } & ({ scores: Scores } | { problem: string } | { isPending: true });
type Given = { workspaceSlug: string; runId: string | null; caseId: string | null; evaluators: EvaluatorBody[] };

/**
 * Scores the answer of a run. Asked by a request of its own, not by an action: the browser sends those one after another, and a judge
 * that takes its time would hold up the button that stops a run.
 */
export function useScores({ workspaceSlug, runId, caseId, evaluators }: Given) {
  const [scored, setScored] = useState<Scored | null>(null);
  const underWay = useRef<AbortController | null>(null);
  const asked = JSON.stringify({ evaluators, ...(caseId && { caseId }) });
  const score = async () => {
    if (!runId || evaluators.length === 0) return;
    underWay.current?.abort();
    const mine = new AbortController();
    underWay.current = mine;
    setScored({ runId, asked, isPending: true });
    const came = await ask(`/live/runs/${runId}/scores?workspace=${workspaceSlug}`, asked, mine.signal);
    if (!mine.signal.aborted) setScored({ runId, asked, ...came });
  };
  useEffect(() => () => underWay.current?.abort(), []);

  const fromHere = useRef<string | null>(null);
  const scoreNow = useEffectEvent(() => void score());
  useEffect(() => {
    if (runId && fromHere.current === runId) scoreNow();
  }, [runId]);

  const shown = scored && scored.runId === runId && evaluators.length > 0 ? scored : null;
  return {
    score,
    /** This run's answer is scored as soon as it is there. */
    awaitRun: (id: string) => {
      fromHere.current = id;
    },
    isPending: shown !== null && "isPending" in shown,
    scores: shown && "scores" in shown ? shown.scores : null,
    problem: shown && "problem" in shown ? shown.problem : null,
    isBehind: shown !== null && shown.asked !== asked,
  };
}

async function ask(path: string, body: string, signal: AbortSignal): Promise<{ scores: Scores } | { problem: string }> {
  try {
    const response = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body, signal });
    const said: { data: Scores } | Problem = await response.json();
    return "data" in said ? { scores: said.data } : { problem: said.detail };
  } catch {
    return { problem: "The server did not answer. The answer is kept: check the connection and score it again." };
  }
}
