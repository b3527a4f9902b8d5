"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { contentOfDraft } from "@/components/prompts/content-of-draft";
import { useActionForm } from "@/components/ui/use-action-form";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { Source } from "@/lib/runs/open-source";
import type { Variable } from "@/lib/templates/content";
import type { FindCases } from "./case-dialog";
import type { StepCase } from "./case-steps";
import { addressOf, isEdited, letterOf } from "./column";
import type { ColumnState, Shared } from "./column-view";
import type { Chosen, FindEvaluators } from "./evaluators-button";
import { mergeVariables } from "./merge-variables";
import { runAll } from "./run-all";
import { readTyped, type TypedValues, typedOf } from "./typed-values";
import { useChange } from "./use-change";
import { useColumns } from "./use-columns";
import { useKeptWork } from "./use-kept-work";
import { usePlaygroundAddress } from "./use-playground-address";
import { useRunKeys } from "./use-run-keys";
import { type GivenCase, ofCase, useValues, type Valued } from "./use-values";

export type PlaygroundProps = {
  workspaceSlug: string;
  /** What the address asked for by name, not as this page wrote it itself; another text is another wish. */
  asked: string;
  sources: (Source | null)[];
  givenCase: GivenCase | null;
  may: Shared["may"] & { score: boolean };
  actions: Shared["actions"] & { findCases: FindCases; stepCase: StepCase; findEvaluators: FindEvaluators };
  providers: ProviderChoice[];
  prompts: Shared["prompts"];
  datasets: Shared["datasets"];
  /** The earlier runs, each of which opens in a column. */
  children: ReactNode;
};

/** All that the columns share: values, evaluators, what is kept and what the address says. */
export function useBoard({ workspaceSlug, asked, sources, givenCase, providers, actions }: PlaygroundProps) {
  const { refresh } = useRouter();
  const all = useRef(runAll());
  const board = useColumns(sources, providers);
  const { columns } = board;
  const [chosen, setChosen] = useState<Chosen>({ uses: [], bodies: [] });
  const [states, setStates] = useState<Record<string, ColumnState>>({});
  const [isFull, setFull] = useState(false);
  const declared = useMemo(() => columns.map(({ draft }) => contentOfDraft(draft).content.variables), [columns]);
  const variables = useMemo(() => mergeVariables(declared), [declared]);
  const values = useValues(variables, () => valuesOf(variables, sources, givenCase));
  const { typed, taken } = values;

  const kept = useKeptWork({
    ...{ workspaceSlug, work: { columns, valued: { typed, taken }, chosen } },
    isAsked: asked !== "",
    restore: (back) => {
      board.setColumns(back.columns);
      values.setValued(back.valued);
      setChosen(back.chosen);
    },
  });
  usePlaygroundAddress({ open: addressOf(columns), caseId: values.caseId, isReady: kept.isReady });
  useChange(asked, () => {
    if (asked === "") return; // the page itself wrote the address anew
    board.setSources(sources);
    if (givenCase || sources.some((source) => source?.values)) values.setValued(valuesOf(variables, sources, givenCase));
  });
  useLeaveGuard(columns.some(isEdited));
  const isBusy = columns.some(({ id }) => states[id]?.isBusy);
  useChange(isBusy, refresh); // so that the runs below have it
  useRunKeys(() => all.current.start());

  const opening = useActionForm(actions.open, (source) => {
    if (!source) return;
    const isOpen = board.openBeside(source);
    setFull(!isOpen);
    if (!isOpen) return;
    if (source.values) values.takeRun(source.values, source.content.variables);
    window.scrollTo({ top: 0 });
  });
  return {
    ...{ all, board, columns, chosen, setChosen, states, isFull, variables, values, kept, isBusy, opening, refresh },
    told: (id: string, state: ColumnState) => setStates((before) => ({ ...before, [id]: state })),
    errorOf: (name: string) => errorOf(name, { variables, typed, states: columns.flatMap(({ id }) => states[id] ?? []) }),
    usedBy: (name: string) => usersOf(name, declared),
  };
}

type Known = { variables: Variable[]; typed: TypedValues; states: ColumnState[] };

/** What keeps a value from being read, or what the server said of it; that it is missing it says only once somebody tried to run. */
function errorOf(name: string, { variables, typed, states }: Known): string | undefined {
  const said = states.flatMap(({ whenTyped, always }) => [...(Object.hasOwn(typed, name) ? whenTyped : []), ...always]);
  return readTyped(variables, typed).problems[name] ?? said.find((error) => error.name === name)?.message;
}

/** The letters of the columns that use a variable, where not all do. */
function usersOf(name: string, declared: Variable[][]): string {
  const users = declared.flatMap((own, at) => (own.some((one) => one.name === name) ? [letterOf(at)] : []));
  return users.length === declared.length ? "" : users.join(", ");
}

/** The values one begins with: of the case that was asked for, else of the run. */
function valuesOf(variables: Variable[], sources: (Source | null)[], givenCase: GivenCase | null): Valued {
  if (givenCase) return ofCase(variables, givenCase);
  const run = sources.find((source) => source?.values);
  if (!run?.values) return { typed: {}, taken: null };
  return { typed: typedOf(run.content.variables, run.values), taken: { from: "run", case: null, isChanged: false } };
}
