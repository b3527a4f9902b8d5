"use client";

import { useLayoutEffect, useRef, useState, useTransition } from "react";
import type { Outcome } from "@/lib/http/action";
import type { Content } from "@/lib/templates/content";
import type { ContentDraft, DraftProblem } from "./content-draft";
import { contentOfDraft } from "./content-of-draft";
import type { PublishReview } from "./publish-review";
import { useAutosave } from "./use-autosave";

export type SavedVersion = { id: string; number: number; contentHash: string };
export type Theirs = { contentHash: string; content: Content; providerId: string | null };
export type VersionSaves = {
  add: (input: unknown) => Promise<Outcome<SavedVersion>>;
  save: (input: unknown) => Promise<Outcome<SavedVersion>>;
  publish: (input: { id: string }) => Promise<Outcome<{ number: number }>>;
  review: (input: { id: string }) => Promise<Outcome<PublishReview>>;
};
type Written = { draft: ContentDraft; changelog: string };
type Start = { promptId: string; basedOn: string | null; saved: SavedVersion | null; written: Written; actions: VersionSaves };
/** What came of the last try; `note` says it in a few words where it went wrong. A quiet one was not asked for by a person. */
type SaveState = { note: string; problem: Refusal | null; unread: DraftProblem[]; theirs: Theirs | null; isQuiet: boolean };
type Refusal = Extract<Outcome<never>, { ok: false }>;
type Try = { over?: string; isQuiet?: boolean; isForced?: boolean };

const calm: SaveState = { note: "", problem: null, unread: [], theirs: null, isQuiet: true };
const isEqual = (a: Written, b: Written) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A version while it is written. A draft is saved by itself a moment after the last key. Each save says which content it started from;
 * where somebody saved in between, nothing is written over: their content comes back in `state.theirs`, and `save` with its hash
 * overwrites it. Saves go one after the other, each with what is written by then.
 */
export function useVersionDraft({ promptId, basedOn, saved: first, written: start, actions }: Start) {
  const [written, setWritten] = useState(start);
  const [kept, setKept] = useState({ saved: first, written: start });
  const [state, setState] = useState(calm);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [isPaused, setPaused] = useState(false);
  const [pending, startTransition] = useTransition();
  const now = useRef({ written, kept });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useLayoutEffect(() => {
    now.current.written = written;
  }, [written]);
  const keep = (next: typeof kept) => {
    now.current.kept = next;
    setKept(next);
  };
  const isDirty = !isEqual(written, kept.written);

  const sendNow = async ({ over, isQuiet = false, isForced = false }: Try): Promise<SavedVersion | null> => {
    const { written, kept } = now.current;
    if (kept.saved && !over && !isForced && isEqual(written, kept.written)) return kept.saved;
    const { content, providerId, problems } = contentOfDraft(written.draft);
    if (problems.length > 0) {
      setState({ ...calm, isQuiet, note: `Not saved: ${problems.length} to correct above.`, unread: problems });
      return null;
    }
    const body = { ...content, model: { ...content.model, providerId } };
    const outcome = await (kept.saved
      ? actions.save({ ...body, ...guard(kept.saved, over), ...changelogOf(written, kept.written) })
      : actions.add({ ...body, id: promptId, ...(basedOn ? { basedOn } : {}), changelog: written.changelog })
    ).catch(() => unsent);
    if (!outcome.ok) {
      setState({ ...calm, isQuiet, note: noteOf(outcome), problem: outcome, theirs: theirsOf(outcome) });
      return null;
    }
    keep({ saved: outcome.data, written });
    setState(calm);
    setSavedAt(new Date());
    return outcome.data;
  };
  const send = (asked: Try): Promise<SavedVersion | null> => {
    const sent = queue.current.then(() => sendNow(asked));
    queue.current = sent.catch(() => null);
    return sent;
  };
  const isSaving = useAutosave({
    isOn: kept.saved !== null && isDirty && !isPaused && !pending && state.theirs === null,
    written,
    failed: state.problem?.problem.code === "unavailable" ? state : null,
    save: () => send({ isQuiet: true }),
  });

  return {
    ...{ written, setWritten, state, pending, isSaving, isDirty, savedAt, setPaused, saved: kept.saved, kept: kept.written },
    save: (done: (saved: SavedVersion) => void, over?: string) =>
      startTransition(async () => {
        const saved = await send({ over });
        if (saved) done(saved);
      }),
    /** Saves, whatever is there, so that a change of somebody else is seen; then publishes. */
    publish: async (): Promise<Outcome<{ number: number }>> => {
      const saved = await send({ isForced: true });
      return saved ? actions.publish({ id: saved.id }) : unsaved;
    },
    /** Puts what they saved in place of what is written here. */
    takeTheirs: ({ contentHash }: Theirs, draft: ContentDraft) => {
      setWritten({ ...written, draft });
      keep({ saved: kept.saved && { ...kept.saved, contentHash }, written: { ...kept.written, draft } });
      setState(calm);
    },
  };
}

const guard = ({ id, contentHash }: SavedVersion, over?: string) => ({ id, ifMatch: over ?? contentHash });

/** Only what was written here: `ifMatch` guards the content alone, and another window may have written a changelog meanwhile. */
const changelogOf = ({ changelog }: Written, kept: Written) =>
  changelog === kept.changelog ? {} : { changelog: changelog || null };

const refusal = (title: string, detail: string): Refusal => ({
  ok: false,
  problem: { type: "about:blank", title, status: 503, code: "unavailable", requestId: "", detail },
});
const unsent = refusal("Not sent", "The server did not answer. Nothing you wrote is lost. Check the connection and save again.");
const unsaved = refusal("Not saved", "It could not be saved, so it was not published. Close this to see why.");

function noteOf({ problem }: Refusal): string {
  if (problem.code === "conflict") return "Not saved: somebody else saved this draft.";
  return problem.code === "unavailable" ? "Not saved: the server did not answer." : "Not saved.";
}

/** A refused save of a draft carries the content as it is now. */
function theirsOf({ problem }: Refusal): Theirs | null {
  if (problem.code !== "conflict" || !("current" in problem)) return null;
  const current = problem.current as Content & { contentHash: string; model: { providerId: string | null } }; // safe: update-version.ts puts it there
  const { providerId, ...model } = current.model;
  return {
    contentHash: current.contentHash,
    content: { messages: current.messages, variables: current.variables, model },
    providerId,
  };
}
