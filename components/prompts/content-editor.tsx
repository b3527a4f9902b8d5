"use client";

import type { FoundPartial, TemplateHelp } from "@/components/ui/template-help";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { ContentDraft, DraftProblem } from "./content-draft";
import { contentOfDraft } from "./content-of-draft";
import { MessageListEditor } from "./message-list-editor";
import { ModelEditor } from "./model-editor";
import { newVariable } from "./new-variable";
import { useDraftCheck } from "./use-draft-check";
import { VariableListEditor } from "./variable-list-editor";

type Props = {
  value: ContentDraft;
  onChange: (draft: ContentDraft) => void;
  providers: ProviderChoice[];
  /** What the server said of the last try, by the same paths. */
  errors?: DraftProblem[];
  /** What a part is called where several contents are written on one page. */
  titleOf?: (part: string) => string;
  /** How included prompts are found, and where one is read. */
  partials?: { find: (q: string) => Promise<FoundPartial[]>; hrefOf: (slug: string) => string };
};

/**
 * Writes a content: messages, variables, model. `contentOfDraft` reads it; what the compiler says stands beside each text while
 * it is written.
 */
export function ContentEditor({ value, onChange, providers, errors = [], titleOf = (part) => part, partials }: Props) {
  const check = useDraftCheck(value);
  const { problems } = contentOfDraft(value);
  const told = [
    ...problems,
    ...check.errors.map(({ path, message, line, column }) => ({
      path,
      message: line === null ? message : `Line ${line}, column ${column}: ${message}`,
    })),
    ...errors,
  ];
  /** A path holds what lies below it, but for a list, whose entries say it themselves. */
  const problemsOf = (path: string) => {
    const isList = path === "messages" || path === "variables";
    const own = told.filter((one) => one.path === path || (!isList && one.path.startsWith(`${path}.`)));
    return [...new Set(own.map(({ message }) => message))];
  };
  const isDeclared = (name: string) => value.variables.some((one) => one.name === name); // the check runs a moment behind
  const helpOf = (index: number): TemplateHelp => ({
    variables: value.variables,
    marks: check.marks
      .filter(({ path, declare }) => path === `messages.${index}.content` && !(declare && isDeclared(declare.name)))
      .map(({ line, column, message, declare }) => ({ line, column, message, declare })),
    declare: (fields) => {
      if (!isDeclared(fields.name)) onChange({ ...value, variables: [...value.variables, newVariable(fields)] });
    },
    findPartials: partials?.find,
    hrefOf: partials?.hrefOf,
  });
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <MessageListEditor
        title={titleOf("Messages")}
        messages={value.messages}
        histories={value.variables.flatMap(({ name, type }) => (type === "messages" && name ? [name] : []))}
        helpOf={helpOf}
        problemsOf={problemsOf}
        onChange={(messages) => onChange({ ...value, messages })}
      />
      <VariableListEditor
        title={titleOf("Variables")}
        variables={value.variables}
        check={check}
        problemsOf={problemsOf}
        onChange={(variables) => onChange({ ...value, variables })}
      />
      <ModelEditor
        title={titleOf("Model")}
        model={value.model}
        providers={providers}
        problemsOf={problemsOf}
        onChange={(model) => onChange({ ...value, model })}
      />
    </div>
  );
}
