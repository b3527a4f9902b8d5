"use client";

import { useMemo } from "react";
import { contentOfDraft } from "@/components/prompts/content-of-draft";
import type { Outcome } from "@/lib/http/action";
import { type Column, isEdited, type RunAnswer } from "./column";
import { sortErrors } from "./column-errors";
import { readTyped, type TypedValues } from "./typed-values";
import { type Preview, type PreviewRequest, usePreview } from "./use-preview";
import { type RunActions, useRunning } from "./use-running";
import { type EvaluatorBody, useScores } from "./use-scores";

export type ColumnActions = RunActions & { preview: (request: PreviewRequest) => Promise<Outcome<Preview>> };

type Given = {
  column: Column;
  typed: TypedValues;
  caseId: string | null;
  mayRun: boolean;
  workspaceSlug: string;
  actions: ColumnActions;
  evaluators: EvaluatorBody[];
  setRun: (run: RunAnswer, caseId: string | null) => void;
};

/** All that goes on in one column: what stands in it read, compiled, run and scored. */
export function useColumn({ column, typed, caseId, mayRun, workspaceSlug, actions, evaluators, setRun }: Given) {
  const { base, draft, run, runCase } = column;
  const { content, providerId, problems } = useMemo(() => contentOfDraft(draft), [draft]);
  const read = useMemo(() => readTyped(content.variables, typed), [content, typed]);
  const unreadable = [
    ...problems.map(({ message }) => message),
    ...Object.entries(read.problems).map(([name, problem]) => `${name}: ${problem}`),
  ];
  const isReadable = unreadable.length === 0;
  const edited = isEdited(column);
  const compiled = usePreview(isReadable ? { content, variables: read.values } : null, actions.preview);
  const own = { content, ...(providerId ? { model: { providerId } } : {}) };
  const what = base.version !== null && base.isOfVersion && !edited ? { versionId: base.version.id } : own;
  const scoring = useScores({
    ...{ workspaceSlug, evaluators },
    runId: run?.status === "completed" ? run.id : null,
    caseId: runCase,
  });
  const running = useRunning({
    ...{ start: actions.start, stop: actions.stop, run, workspaceSlug },
    setRun: (next) => {
      if (next.id !== run?.id) scoring.awaitRun(next.id);
      setRun(next, next.id === run?.id ? runCase : caseId);
    },
    request: mayRun && isReadable ? { ...what, variables: read.values } : null,
  });
  const told = sortErrors(compiled.outcome, running.outcome);
  return { content, providerId, problems, read, unreadable, isReadable, edited, compiled, running, scoring, told };
}
