"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useState } from "react";
import { ContentEditor } from "@/components/prompts/content-editor";
import { type FindPartials, partialsFor } from "@/components/prompts/partials-for";
import { FormProblem } from "@/components/ui/form-problem";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { Source } from "@/lib/runs/open-source";
import { type AddCase, AddCaseDialog } from "./add-case-dialog";
import { answerText } from "./answer-text";
import type { DatasetChoice } from "./case-dialog";
import { type Column, letterOf, mostColumns, type PromptChoice, savedAs } from "./column";
import type { ValueErrors } from "./column-errors";
import { ColumnHeader } from "./column-header";
import { CompiledPreview } from "./compiled-preview";
import type { RunAll } from "./run-all";
import { RunOutput } from "./run-output";
import { SaveDialog, type SaveVersion } from "./save-dialog";
import { ScorePart } from "./score-part";
import { type OpenSource, SourcePicker } from "./source-picker";
import type { TypedValues } from "./typed-values";
import { useAnswerDiff } from "./use-answer-diff";
import { type ColumnActions, useColumn } from "./use-column";
import type { EvaluatorBody } from "./use-scores";

/** What a column tells the page. */
export type ColumnState = { isBusy: boolean; whenTyped: ValueErrors; always: ValueErrors };

/** What all columns have in common. */
export type Shared = {
  workspaceSlug: string;
  prompts: PromptChoice[];
  providers: ProviderChoice[];
  datasets: DatasetChoice[];
  may: { run: boolean; save: boolean; addCase: boolean };
  actions: ColumnActions & { open: OpenSource; save: SaveVersion; addCase: AddCase; findPartials: FindPartials };
  typed: TypedValues;
  caseId: string | null;
  evaluators: EvaluatorBody[];
  all: RefObject<RunAll>;
};

type Props = {
  shared: Shared;
  column: Column;
  position: number;
  count: number;
  /** The answer of another column, to show what is other here. */
  baseline: { letter: string; answer: string | null } | null;
  onChange: (changed: (column: Column) => Column) => void;
  onOpen: (source: Source | null) => void;
  onDuplicate: () => void;
  onRemove: () => void;
  onState: (state: ColumnState) => void;
  onSaved: () => void;
};

/** One column: what is tried, its answer, what the answer scores, and the prompt to go on with. */
export function ColumnView({ shared, column, position, count, baseline, onChange, onOpen, onState, ...props }: Props) {
  const { workspaceSlug, may, actions, prompts, providers, typed, caseId } = shared;
  const path = `/w/${workspaceSlug}`;
  const [letter, isAlone] = [letterOf(position), count === 1];
  const titleOf = (part: string) => (isAlone ? part : `${part} ${letter}`);
  const here = useColumn({
    ...{ column, typed, caseId, workspaceSlug, actions, evaluators: shared.evaluators, mayRun: may.run },
    setRun: (run, runCase) => onChange((before) => ({ ...before, run, runCase })),
  });
  const { running, scoring, told } = here;
  useTelling(column.id, shared.all, { isBusy: running.isBusy, whenTyped: told.whenTyped, always: told.always }, onState, {
    start: running.start,
    stop: running.stop,
    score: scoring.score,
  });
  const answer = answerText(column.run);
  const hunks = useAnswerDiff(baseline?.answer ?? null, baseline ? answer : null);
  return (
    <section
      aria-label={`Column ${letter}`}
      className={`grid min-w-0 items-start gap-4 ${isAlone ? "xl:grid-cols-2 xl:gap-6" : ""}`}
    >
      <div
        className={`flex min-w-0 flex-col gap-4 ${isAlone ? "xl:sticky xl:top-14 xl:-m-1 xl:max-h-[calc(100dvh-4rem)] xl:overflow-y-auto xl:p-1 xl:*:shrink-0" : ""}`}
      >
        <ColumnHeader
          {...{ letter, isAlone, mayRun: may.run, isReadable: here.isReadable, isEdited: here.edited }}
          {...{ isBusy: running.isBusy, isUnderWay: running.live?.done === null, isStopping: running.isStopping }}
          hasRoom={count < mostColumns}
          onRun={running.start}
          onStop={running.stop}
          onDuplicate={props.onDuplicate}
          onRemove={props.onRemove}
          picker={
            <SourcePicker
              {...{ prompts, onOpen, find: actions.open, isEdited: here.edited }}
              version={column.base.version}
              versions={column.base.versions}
            />
          }
        >
          {may.save && (
            <SaveDialog
              {...{ prompts, path, content: here.content, providerId: here.providerId, save: actions.save }}
              version={column.base.version}
              isUnreadable={here.problems.length > 0}
              onSaved={(version) => {
                onChange((before) => savedAs(before, version));
                props.onSaved();
              }}
            />
          )}
          {may.addCase && (
            <AddCaseDialog {...{ path, answer, datasets: shared.datasets, values: here.read.values }} add={actions.addCase} />
          )}
        </ColumnHeader>
        <FormProblem outcome={running.outcome} fields={told.beside} />
        <RunOutput
          title={titleOf("Answer")}
          {...{ providers, live: running.live, stopOutcome: running.stopOutcome, firstWordsMs: running.firstWordsMs }}
          mayRun={may.run}
          providersPath={`${path}/settings/providers`}
          diff={baseline && hunks && { hunks, against: baseline.letter }}
        />
        {shared.evaluators.length > 0 && (
          <ScorePart
            {...scoring}
            title={titleOf("Scores")}
            hasAnswer={column.run?.status === "completed"}
            hasCase={column.runCase !== null}
          />
        )}
        <CompiledPreview {...here.compiled} title={titleOf("Compiled")} unreadable={here.unreadable} isOpen={isAlone} />
      </div>
      <PromptPart isAlone={isAlone} summary={summaryOf(column)}>
        <ContentEditor
          value={column.draft}
          onChange={(draft) => onChange((before) => ({ ...before, draft }))}
          {...{ providers, titleOf }}
          errors={told.ofContent}
          partials={partialsFor(actions.findPartials, column.base.version?.promptSlug, `${path}/prompts`)}
        />
      </PromptPart>
    </section>
  );
}

type Ways = { start: () => void; stop: () => void; score: () => void };

/** Lets the page run, stop and score a column, and know what it says of the shared values. */
function useTelling(id: string, all: RefObject<RunAll>, state: ColumnState, onState: Props["onState"], ways: Ways) {
  const start = useEffectEvent(() => ways.start());
  const stop = useEffectEvent(() => ways.stop());
  const score = useEffectEvent(() => ways.score());
  useEffect(() => all.current.join(id, { start: () => start(), stop: () => stop(), score: () => score() }), [id, all]);
  const said = JSON.stringify(state);
  const tell = useEffectEvent(() => onState(state));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said is why to say it
  useEffect(() => tell(), [said]);
}

/** The editor: open where it stands alone, else behind a line that says what is in it. */
function PromptPart({ isAlone, summary, children }: { isAlone: boolean; summary: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  if (isAlone) return <div className="min-w-0">{children}</div>;
  return (
    <details
      open={isOpen}
      onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}
      className="group min-w-0 rounded-lg border border-line"
    >
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-lg px-3 py-2 hover:bg-raised [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 flex-none text-muted transition-transform group-open:rotate-90" />
        <span className="min-w-0">
          <span className="font-medium">Prompt and model</span>
          <span className="block truncate text-muted" title={summary}>
            {summary}
          </span>
        </span>
      </summary>
      {isOpen && <div className="border-line border-t p-3">{children}</div>}
    </details>
  );
}

function summaryOf({ draft: { messages, model } }: Column): string {
  const settings = [
    model.name || "no model",
    model.temperature && `temperature ${model.temperature}`,
    model.maxTokens && `${model.maxTokens} tokens`,
    model.tools && "tools",
    model.responseFormat && "response format",
  ];
  return [`${messages.length} ${messages.length === 1 ? "message" : "messages"}`, ...settings].filter(Boolean).join(", ");
}
