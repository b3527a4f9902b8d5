"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { FormProblem } from "@/components/ui/form-problem";
import { TextArea } from "@/components/ui/text-area";
import { useLeaveGuard } from "@/components/ui/use-leave-guard";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { Content } from "@/lib/templates/content";
import { CheckRow, type CheckSetting } from "./check-row";
import { ConflictBanner } from "./conflict-banner";
import type { ContentDraft } from "./content-draft";
import { ContentEditor } from "./content-editor";
import { contentOfDraft } from "./content-of-draft";
import { draftOfContent } from "./draft-of-content";
import { KeptBanner } from "./kept-banner";
import { SaveBar } from "./save-bar";
import { useSaveKey } from "./use-save-key";
import { type SavedVersion, type Theirs, useVersionDraft, type VersionSaves } from "./use-version-draft";

type Props = {
  promptId: string;
  /** The prompt's page. */
  path: string;
  basedOn: string | null;
  saved: SavedVersion | null;
  start: { draft: ContentDraft; changelog: string };
  providers: ProviderChoice[];
  actions: VersionSaves;
  /** Where the person may start evaluations. */
  check: CheckSetting | null;
};

/** Writes a new version or goes on with a draft. */
export function VersionEditor({ promptId, path, basedOn, saved: first, start, providers, actions, check }: Props) {
  const { replace, push } = useRouter();
  const page = useRef<HTMLDivElement>(null);
  const version = useVersionDraft({ promptId, basedOn, saved: first, written: start, actions });
  const { written, setWritten, state, pending, isDirty, saved } = version;
  const [started, setStarted] = useState<Content>(() => contentOfDraft(start.draft).content);
  const [mine, setMine] = useState<ContentDraft | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  useLeaveGuard(isDirty);
  useEffect(() => {
    if (state.note && !state.theirs) showFirst(page.current);
  }, [state]);

  const done = ({ number }: SavedVersion) => {
    setMine(null);
    setStarted(contentOfDraft(written.draft).content);
    if (saved) return;
    setLeaving(true); // what is typed on the way would be lost
    replace(`${path}/versions/${number}/edit`, { scroll: false });
  };
  const save = (over?: string) => {
    if (!pending && !isLeaving) version.save(done, over);
  };
  const take = (theirs: Theirs) => {
    setMine(written.draft);
    setStarted(theirs.content);
    version.takeTheirs(theirs, draftOfContent(theirs.content, theirs.providerId));
  };
  const backToMine = () => {
    if (mine) setWritten({ ...written, draft: mine });
    setMine(null);
  };
  useSaveKey(() => save());
  /** What is checked is what is saved; a navigation would take the answer away. */
  const savedFirst = (begin: (id: string) => void) => {
    if (saved && !isDirty) return begin(saved.id);
    version.save((kept) => {
      setMine(null);
      setStarted(contentOfDraft(written.draft).content);
      nameDraft(path)(kept);
      begin(kept.id);
    });
  };

  return (
    <div ref={page} inert={isLeaving} className="flex flex-col gap-6">
      {state.theirs ? (
        <ConflictBanner
          {...{ started, pending }}
          theirs={state.theirs}
          onKeep={() => state.theirs && save(state.theirs.contentHash)}
          onTake={() => state.theirs && take(state.theirs)}
        />
      ) : (
        <FormProblem outcome={state.problem} />
      )}
      {mine && <KeptBanner onBack={backToMine} />}
      <Changelog value={written.changelog} onChange={(changelog) => setWritten({ ...written, changelog })} />
      <ContentEditor
        value={written.draft}
        onChange={(draft) => setWritten({ ...written, draft })}
        providers={providers}
        errors={state.problem?.problem.errors}
      />
      <SaveBar
        {...{ pending, isDirty }}
        isSaved={saved !== null}
        problem={state.note}
        onSave={() => save()}
        onPublish={() => version.publish((number) => push(`${path}?version=${number}`), nameDraft(path))}
      >
        {check && <CheckRow setting={check} ready={savedFirst} isBusy={pending || isLeaving} />}
      </SaveBar>
    </div>
  );
}

const Changelog = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <TextArea
    label="What changes and why"
    hint="Stands beside the version; its first line in the list."
    rows={2}
    className="min-h-16!"
    maxLength={5_000}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);

/** Gives the address of the draft to the page; a navigation would take away why it was not published. */
const nameDraft =
  (path: string) =>
  ({ number }: SavedVersion) =>
    window.history.replaceState(null, "", `${path}/versions/${number}/edit`);

/** What is wrong is brought into sight. */
const showFirst = (page: HTMLElement | null) => page?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
