"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { ContentEditor } from "@/components/prompts/content-editor";
import { contentOfDraft } from "@/components/prompts/content-of-draft";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { FieldError } from "@/lib/errors";
import type { Outcome } from "@/lib/http/action";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { FindCases } from "./case-dialog";
import { CompiledPreview } from "./compiled-preview";
import { RunBar } from "./run-bar";
import { RunOutput } from "./run-output";
import { SaveDialog, type SaveVersion } from "./save-dialog";
import type { PromptChoice, Source } from "./source";
import { SourcePicker } from "./source-picker";
import { readTyped } from "./typed-values";
import { type Preview, type PreviewRequest, usePreview } from "./use-preview";
import { type RunActions, useRunning } from "./use-running";
import { useSource } from "./use-source";
import { ValueFields } from "./value-fields";

type Props = RunActions & {
  workspaceSlug: string;
  source: Source;
  prompts: PromptChoice[];
  versions: { id: string; number: number; state: string; active: string[] }[];
  providers: ProviderChoice[];
  datasets: { id: string; name: string; caseCount: number }[];
  may: { run: boolean; save: boolean };
  preview: (request: PreviewRequest) => Promise<Outcome<Preview>>;
  save: SaveVersion;
  findCases: FindCases;
};

/** Tries a prompt: choose or edit it, fill in its values, see what is sent, read the answer while it is written, keep the result. */
export function Playground({ workspaceSlug, source, may, prompts, versions, providers, ...props }: Props) {
  const path = `/w/${workspaceSlug}`;
  const { refresh } = useRouter();
  const tried = useSource(source);
  const { base, draft, typed, isEdited } = tried;
  const { content, providerId, problems } = useMemo(() => contentOfDraft(draft), [draft]);
  const read = useMemo(() => readTyped(content.variables, typed), [content, typed]);
  const unreadable = [
    ...problems.map(({ message }) => message),
    ...Object.entries(read.problems).map(([name, problem]) => `${name}: ${problem}`),
  ];
  const isReadable = unreadable.length === 0;
  const compiled = usePreview(isReadable ? { content, variables: read.values } : null, props.preview);
  const isVersion = base.version !== null && base.isOfVersion && !isEdited;
  const own = { content, ...(providerId ? { model: { providerId } } : {}) };
  const what = isVersion ? { versionId: base.version?.id } : own;
  const running = useRunning({
    ...{ start: props.start, stop: props.stop, run: tried.run, setRun: tried.setRun, workspaceSlug },
    request: may.run && isReadable ? { ...what, variables: read.values } : null,
  });
  useLeaveGuard(isEdited);
  const told = sortErrors(compiled.outcome, running.outcome);

  return (
    <div className="grid items-start gap-6 xl:grid-cols-2 xl:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-4">
        <SourcePicker {...{ prompts, versions, isEdited }} version={base.version} path={`${path}/playground`} />
        <ValueFields
          {...{ variables: content.variables, typed, datasets: props.datasets, find: props.findCases }}
          errorOf={(name) => read.problems[name] ?? told.ofValue(name, Object.hasOwn(typed, name))}
          cameFrom={tried.cameFrom}
          onChange={tried.setValues}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-0 xl:row-span-2 xl:-m-4 xl:max-h-dvh xl:overflow-y-auto xl:p-4 xl:*:shrink-0">
        <RunBar
          {...{ isReadable, isEdited }}
          mayRun={may.run}
          isBusy={running.isSending || running.isUnderWay}
          outcome={running.outcome}
          shownElsewhere={told.beside}
          onRun={running.start}
        >
          {may.save && (
            <SaveDialog
              {...{ prompts, content, providerId, path }}
              version={base.version}
              isUnreadable={problems.length > 0}
              save={props.save}
              onSaved={(version) => {
                tried.savedAs(version);
                refresh();
              }}
            />
          )}
        </RunBar>
        <RunOutput
          live={running.live}
          providers={providers}
          mayRun={may.run}
          isStopping={running.isStopping}
          stopOutcome={running.stopOutcome}
          onStop={running.stop}
        />
        <CompiledPreview {...compiled} unreadable={unreadable} />
      </div>
      <ContentEditor value={draft} onChange={tried.setDraft} providers={providers} errors={told.ofContent} />
    </div>
  );
}

const errorsOf = (outcome: Outcome<unknown> | null): FieldError[] =>
  outcome?.ok === false ? (outcome.problem.errors ?? []) : [];
/** A value's path names its variable, a declaration's its place. */
const isOfValue = ({ path }: FieldError) => /^variables\.(?!\d)/.test(path);

/** What the server said of the prompt and of each value; that one is missing it says only once somebody tried to run. */
function sortErrors(preview: Outcome<unknown> | null, run: Outcome<unknown> | null) {
  const all = [...errorsOf(preview), ...errorsOf(run)];
  return {
    beside: all.filter(isOfValue).map(({ path }) => path),
    ofContent: all
      .filter((error) => !isOfValue(error))
      .map((error) => ({ ...error, path: error.path.replace(/^content\./, "") })),
    ofValue: (name: string, isTyped: boolean) =>
      (isTyped ? all : errorsOf(run)).find((error) => isOfValue(error) && error.path.split(".")[1] === name)?.message,
  };
}
