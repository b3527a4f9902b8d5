"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ComponentProps, useEffect, useId, useRef } from "react";
import { FormProblem } from "@/components/ui/form-problem";
import { Skeleton } from "@/components/ui/skeleton";
import { useEarlyTyping } from "@/components/ui/use-early-typing";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import { ChangelogField } from "./changelog-field";
import { CheckRow, type CheckSetting } from "./check-row";
import { ConflictBanner } from "./conflict-banner";
import type { ContentDraft } from "./content-draft";
import { ContentEditor } from "./content-editor";
import { KeptBanner } from "./kept-banner";
import { nextStep } from "./next-step";
import { type FindPartials, partialsFor } from "./partials-for";
import type { SamplePanel as Panel } from "./sample-panel";
import { SaveBar } from "./save-bar";
import { useConflict } from "./use-conflict";
import { useEditorKeys } from "./use-editor-keys";
import { useOwnAddress } from "./use-own-address";
import { usePublish } from "./use-publish";
import { type SavedVersion, useVersionDraft, type VersionSaves } from "./use-version-draft";

const SamplePanel = dynamic(() => import("./sample-panel").then((module) => module.SamplePanel), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
});
const PublishDialog = dynamic(() => import("./publish-dialog").then((module) => module.PublishDialog), { ssr: false });

type Samples = ComponentProps<typeof Panel>;
type Props = {
  promptId: string;
  slug: string;
  /** The prompt's page, and that of all prompts. */
  path: string;
  promptsPath: string;
  basedOn: string | null;
  saved: SavedVersion | null;
  start: { draft: ContentDraft; changelog: string };
  providers: ProviderChoice[];
  datasets: Samples["datasets"];
  actions: VersionSaves & {
    preview: Samples["preview"];
    findCases: Samples["findCases"];
    findPartials: FindPartials;
  };
  /** Where the person may start evaluations. */
  check: CheckSetting | null;
};

/** Writes a new version or goes on with a draft, with sample values and what they make of it beside. */
export function VersionEditor({ promptId, path, basedOn, saved: first, start, providers, actions, check, ...props }: Props) {
  const { push } = useRouter();
  const page = useRef<HTMLDivElement>(null);
  const id = useId();
  const version = useVersionDraft({ promptId, basedOn, saved: first, written: start, actions });
  const { written, setWritten, state, pending, isDirty, saved } = version;
  const setDraft = (draft: ContentDraft) => setWritten({ ...written, draft });
  const setChangelog = (changelog: string) => setWritten({ ...written, changelog });
  useEarlyTyping(id);
  useLeaveGuard(isDirty, () => version.setPaused(true)); // an action that is sent now would hold up the way out
  useEffect(() => {
    if (state.note && !state.theirs && !state.isQuiet) showFirst(page.current);
  }, [state]);

  const { isLeaving, save: saveHere, savedFirst } = useOwnAddress(version, path);
  const conflict = useConflict({ version, save: saveHere });
  const publishing = usePublish({ version, review: actions.review, savedFirst, id: first?.id });
  const isFree = !(pending || isLeaving || publishing.isBusy);
  const askPublish = () => isFree && publishing.ask();
  const save = () => isFree && saveHere();
  useEditorKeys({ save, publish: askPublish });

  return (
    <div id={id} ref={page} inert={isLeaving} className="flex flex-col gap-6">
      <Notices {...{ version, conflict }} failed={publishing.failed} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <ChangelogField value={written.changelog} onChange={setChangelog} />
          <ContentEditor
            value={written.draft}
            onChange={setDraft}
            providers={providers}
            errors={state.problem?.problem.errors}
            partials={partialsFor(actions.findPartials, props.slug, props.promptsPath)}
          />
        </div>
        <aside
          aria-label="Try it"
          className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-4 xl:max-h-[calc(100dvh-10rem)] xl:overflow-y-auto xl:*:shrink-0"
        >
          <SamplePanel
            {...{ promptId, datasets: props.datasets, preview: actions.preview, findCases: actions.findCases }}
            draft={written.draft}
          />
        </aside>
      </div>
      <SaveBar
        {...{ pending, isDirty, isSaving: version.isSaving, savedAt: version.savedAt, isQuiet: state.isQuiet }}
        isSaved={saved !== null}
        problem={state.note}
        onShow={state.theirs || state.unread.length > 0 ? () => showProblem(page.current) : undefined}
        onSave={save}
        onPublish={askPublish}
      >
        {check && (
          <CheckRow
            setting={check}
            ready={(begin) => savedFirst("check", begin)}
            isBusy={!isFree}
            takeStart={() => nextStep.take(first?.id, "check")}
          />
        )}
      </SaveBar>
      {publishing.shown && (
        <PublishDialog
          {...{ path, review: publishing.shown, changelog: written.changelog, publish: version.publish }}
          onChangelog={setChangelog}
          onClose={publishing.close}
          done={(number) => push(`${path}?version=${number}`)}
        />
      )}
    </div>
  );
}

type NoticeProps = {
  version: ReturnType<typeof useVersionDraft>;
  conflict: ReturnType<typeof useConflict>;
  failed: ComponentProps<typeof FormProblem>["outcome"];
};

/** What stands in the way of saving, above all else. */
function Notices({ version: { state, pending }, conflict, failed }: NoticeProps) {
  const isAgain = state.isQuiet && state.problem?.problem.code === "unavailable";
  return (
    <>
      {state.theirs ? (
        <ConflictBanner
          {...conflict.sides}
          {...{ pending, theirs: state.theirs, takesFocus: !state.isQuiet }}
          onKeep={conflict.keepMine}
          onTake={conflict.takeTheirs}
        />
      ) : (
        // what is tried again by itself is told below, and moves nothing
        <FormProblem outcome={(isAgain ? null : state.problem) ?? failed} />
      )}
      {conflict.other && <KeptBanner whose={conflict.other.whose} onSwap={conflict.swap} onDrop={conflict.drop} />}
    </>
  );
}

/** What is wrong is brought into sight. */
const showFirst = (page: HTMLElement | null) => page?.querySelector<HTMLElement>("[aria-invalid]")?.focus();

function showProblem(page: HTMLElement | null): void {
  const banner = page?.querySelector<HTMLElement>("[data-conflict]");
  banner?.scrollIntoView();
  if (banner) banner.focus();
  else showFirst(page);
}
