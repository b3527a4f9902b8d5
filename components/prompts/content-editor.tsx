"use client";

import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { ContentDraft, DraftProblem } from "./content-draft";
import { contentOfDraft } from "./content-of-draft";
import { MessageListEditor } from "./message-list-editor";
import { ModelEditor } from "./model-editor";
import { useDraftCheck } from "./use-draft-check";
import { VariableListEditor } from "./variable-list-editor";

type Props = {
  value: ContentDraft;
  onChange: (draft: ContentDraft) => void;
  providers: ProviderChoice[];
  /** What the server said of the last try, by the same paths. */
  errors?: DraftProblem[];
};

/**
 * Writes a content: messages, variables, model. `contentOfDraft` reads it; what the compiler says stands beside each text while
 * it is written.
 */
export function ContentEditor({ value, onChange, providers, errors = [] }: Props) {
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
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <MessageListEditor
        messages={value.messages}
        histories={value.variables.flatMap(({ name, type }) => (type === "messages" && name ? [name] : []))}
        problemsOf={problemsOf}
        onChange={(messages) => onChange({ ...value, messages })}
      />
      <VariableListEditor
        variables={value.variables}
        check={check}
        problemsOf={problemsOf}
        onChange={(variables) => onChange({ ...value, variables })}
      />
      <ModelEditor
        model={value.model}
        providers={providers}
        problemsOf={problemsOf}
        onChange={(model) => onChange({ ...value, model })}
      />
    </div>
  );
}
