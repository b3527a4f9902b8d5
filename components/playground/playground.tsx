"use client";

import { useState } from "react";
import { FormProblem } from "@/components/ui/form-problem";
import { answerText } from "./answer-text";
import { CaseSteps } from "./case-steps";
import { letterOf } from "./column";
import { ColumnTabs } from "./column-tabs";
import { ColumnView, type Shared } from "./column-view";
import { EvaluatorsButton } from "./evaluators-button";
import { KeptNote } from "./kept-note";
import { OpenRun } from "./open-run-link";
import { Toolbar } from "./toolbar";
import { type PlaygroundProps, useBoard } from "./use-board";
import { ValueFields } from "./value-fields";

/** Tries prompts side by side on the same values: run, read, compare and score the answers, keep what is good. */
export function Playground(props: PlaygroundProps) {
  const { workspaceSlug, datasets, may, actions } = props;
  const here = useBoard(props);
  const { all, board, columns, values, kept, opening, chosen } = here;
  const [baseline, setBaseline] = useState("");
  return (
    <OpenRun value={(id) => opening.send({ run: id })}>
      <div className="flex flex-col gap-4">
        <KeptNote note={kept.note} onTakeBack={kept.takeBack} onDrop={kept.drop} onDismiss={kept.dismiss} />
        <Toolbar
          {...{ columns, baseline, isBusy: here.isBusy, mayRun: may.run, onBaseline: setBaseline }}
          onRun={() => all.current.start()}
          onStop={() => all.current.stop()}
          onAdd={() => board.duplicate(columns.at(-1)?.id ?? "")}
        >
          {may.score && (
            <EvaluatorsButton
              {...{ chosen, find: actions.findEvaluators, onChange: here.setChosen }}
              onScore={() => all.current.score()}
            />
          )}
        </Toolbar>
        {!may.run && <p className="text-muted">Your role reads runs and starts none. Ask an admin for the role of an editor.</p>}
        <FormProblem outcome={opening.outcome} />
        {here.isFull && (
          <p role="alert" className="text-bad">
            Four columns are open, each with edits: save or remove one first.
          </p>
        )}
        <ValueFields
          {...{ variables: here.variables, typed: values.typed, errorOf: here.errorOf, usedBy: here.usedBy }}
          onType={values.type}
        >
          <CaseSteps
            {...{ datasets, taken: values.taken, find: actions.findCases, step: actions.stepCase, onTake: values.takeCase }}
            datasetsPath={`/w/${workspaceSlug}/datasets`}
          />
        </ValueFields>
        <Columns {...{ props, here, baseline }} />
      </div>
      {props.children}
    </OpenRun>
  );
}

const layouts = ["", "", "lg:grid-cols-2", "lg:grid-cols-2 xl:grid-cols-3", "lg:grid-cols-2 min-[1400px]:grid-cols-4"];

type ColumnsProps = { props: PlaygroundProps; here: ReturnType<typeof useBoard>; baseline: string };

/** The columns beside each other; where they do not fit, one of them. */
function Columns({ props, here, baseline }: ColumnsProps) {
  const { workspaceSlug, prompts, providers, datasets, may, actions } = props;
  const { all, board, columns, values, chosen, states } = here;
  const [shown, setShown] = useState("");
  const inSight = columns.some(({ id }) => id === shown) ? shown : (columns[0]?.id ?? "");
  const baseAt = columns.findIndex(({ id }) => id === baseline);
  const base = columns[baseAt];
  const shared: Shared = {
    ...{ workspaceSlug, prompts, providers, datasets, may, actions, all },
    ...{ typed: values.typed, caseId: values.caseId, evaluators: chosen.bodies },
  };
  return (
    <>
      {columns.length > 1 && (
        <ColumnTabs {...{ columns, chosen: inSight, onChoose: setShown }} isBusy={(id) => states[id]?.isBusy ?? false} />
      )}
      <div className={`grid items-start gap-x-4 gap-y-8 ${layouts[columns.length] ?? ""}`}>
        {columns.map((column, position) => (
          <div key={column.id} className={`min-w-0 ${column.id === inSight ? "" : "max-lg:hidden"}`}>
            <ColumnView
              {...{ shared, column, position, count: columns.length }}
              baseline={base && base !== column ? { letter: letterOf(baseAt), answer: answerText(base.run) } : null}
              onChange={(changed) => board.change(column.id, changed)}
              onOpen={(source) => board.open(column.id, source)}
              onDuplicate={() => board.duplicate(column.id)}
              onRemove={() => board.remove(column.id)}
              onState={(state) => here.told(column.id, state)}
              onSaved={here.refresh}
            />
          </div>
        ))}
      </div>
    </>
  );
}
