"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import type { DraftCheck } from "./check-draft";
import type { VariableDraft } from "./content-draft";
import { newVariable } from "./new-variable";
import { ProblemList } from "./problem-list";
import { useFocusInside } from "./use-focus-inside";
import { VariableEditor } from "./variable-editor";

type Props = {
  title: string;
  variables: VariableDraft[];
  check: DraftCheck;
  problemsOf: (path: string) => string[];
  onChange: (variables: VariableDraft[]) => void;
};

/** What a caller fills in: the declared variables, and the names the templates use without a declaration. */
export function VariableListEditor({ title, variables, check, problemsOf, onChange }: Props) {
  const id = useId();
  const { list, focus } = useFocusInside<HTMLElement>();
  const add = (fields: Partial<VariableDraft>) => {
    const added = newVariable(fields);
    onChange([...variables, added]);
    focus(`[data-variable="${added.key}"] input`);
  };
  const known = new Set(variables.map(({ name }) => name));
  const undeclared = check.undeclared.filter(({ name }) => !known.has(name)); // the check runs a moment behind
  return (
    <section aria-labelledby={id} ref={list} className="@container flex flex-col items-start gap-3">
      <h2 id={id} className="font-semibold text-base">
        {title}
      </h2>
      {undeclared.length > 0 && (
        <ul className="flex w-full flex-col gap-1 rounded-lg border border-line bg-warn-ground px-3 py-2">
          {undeclared.map(({ name, type }) => (
            <li key={name} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <p className="min-w-0 break-words text-warn">
                <code className="font-mono">{`{{${name}}}`}</code> is used but not declared
              </p>
              <Button size="small" aria-label={`Declare ${name}`} onClick={() => add({ name, type })}>
                Declare{type === "string" ? "" : ` as ${type}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {variables.length > 0 ? (
        <ol className="w-full divide-y divide-line rounded-lg border border-line bg-surface">
          {variables.map((variable, index) => (
            <VariableEditor
              key={variable.key}
              variable={variable}
              position={index + 1}
              isUnused={check.unused.includes(variable.name)}
              problemsOf={(field) => problemsOf(`variables.${index}.${field}`)}
              onChange={(changed) => onChange(variables.map((one) => (one.key === changed.key ? changed : one)))}
              onRemove={() => {
                onChange(variables.filter(({ key }) => key !== variable.key));
                focus("[data-add]");
              }}
            />
          ))}
        </ol>
      ) : (
        undeclared.length === 0 && <p className="text-muted">None yet. Write {"{{name}}"} in a message and declare it here.</p>
      )}
      {check.included.length > 0 && (
        <p className="text-muted">What the included prompts use ({check.included.join(", ")}) is checked when you publish.</p>
      )}
      <ProblemList problems={problemsOf("variables")} />
      <Button data-add onClick={() => add({})}>
        <Plus aria-hidden="true" />
        Add variable
      </Button>
    </section>
  );
}
