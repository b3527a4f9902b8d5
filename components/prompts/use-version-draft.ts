"use client";

import { useState, useTransition } from "react";
import type { Outcome } from "@/lib/http/action";
import type { Content } from "@/lib/templates/content";
import type { ContentDraft, DraftProblem } from "./content-draft";
import { contentOfDraft } from "./content-of-draft";

export type SavedVersion = { id: string; number: number; contentHash: string };
export type Theirs = { contentHash: string; content: Content; providerId: string | null };
export type VersionSaves = {
  add: (input: unknown) => Promise<Outcome<SavedVersion>>;
  save: (input: unknown) => Promise<Outcome<SavedVersion>>;
  publish: (input: { id: string }) => Promise<Outcome<{ number: number }>>;
};
type Written = { draft: ContentDraft; changelog: string };
type Start = { promptId: string; basedOn: string | null; saved: SavedVersion | null; written: Written; actions: VersionSaves };
/** What came of the last try; `note` says it in a few words where it went wrong. */
type SaveState = { note: string; problem: Refusal | null; unread: DraftProblem[]; theirs: Theirs | null };
type Refusal = Extract<Outcome<never>, { ok: false }>;

const calm: SaveState = { note: "", problem: null, unread: [], theirs: null };
const isEqual = (a: Written, b: Written) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A version while it is written. Each save says which content it started from; where somebody saved in between, nothing is
 * written over: their content comes back in `state.theirs`, and `save` with its hash overwrites it.
 */
export function useVersionDraft({ promptId, basedOn, saved: first, written: start, actions }: Start) {
  const [written, setWritten] = useState(start);
  const [kept, setKept] = useState({ saved: first, written: start });
  const [state, setState] = useState(calm);
  const [pending, startTransition] = useTransition();
  const isDirty = !isEqual(written, kept.written);

  const send = async (over?: string): Promise<SavedVersion | null> => {
    const { content, providerId, problems } = contentOfDraft(written.draft);
    if (problems.length > 0) {
      setState({ ...calm, note: `Not saved: ${problems.length} to correct above.`, unread: problems });
      return null;
    }
    const { messages, variables, model } = content;
    const body = { messages, variables, model: { ...model, providerId } };
    const outcome = await (kept.saved
      ? actions.save({
          ...body,
          id: kept.saved.id,
          ifMatch: over ?? kept.saved.contentHash,
          changelog: written.changelog || null,
        })
      : actions.add({ ...body, id: promptId, ...(basedOn ? { basedOn } : {}), changelog: written.changelog })
    ).catch(() => unsent);
    if (!outcome.ok) {
      setState({ ...calm, note: "Not saved.", problem: outcome, theirs: theirsOf(outcome) });
      return null;
    }
    setKept({ saved: outcome.data, written });
    setState(calm);
    return outcome.data;
  };

  return {
    ...{ written, setWritten, state, pending, isDirty, saved: kept.saved },
    save: (done: (saved: SavedVersion) => void, over?: string) =>
      startTransition(async () => {
        const saved = await send(over);
        if (saved) done(saved);
      }),
    /** `drafted` hears of a new draft that was saved but not published. */
    publish: (done: (number: number) => void, drafted: (saved: SavedVersion) => void) =>
      startTransition(async () => {
        const saved = isDirty || !kept.saved ? await send() : kept.saved;
        if (!saved) return;
        const outcome = await actions.publish({ id: saved.id }).catch(() => unsent);
        if (outcome.ok) return done(outcome.data.number);
        setState({ ...calm, note: `Saved as draft ${saved.number}, not published.`, problem: outcome });
        drafted(saved);
      }),
    /** Puts what they saved in place of what is written here. */
    takeTheirs: ({ contentHash }: Theirs, draft: ContentDraft) => {
      const taken = { ...written, draft };
      setWritten(taken);
      setKept((now) => ({ saved: now.saved && { ...now.saved, contentHash }, written: { ...now.written, draft } }));
      setState(calm);
    },
  };
}

const unsent = {
  ok: false as const,
  problem: {
    ...{ type: "about:blank", title: "Not sent", status: 503, code: "unavailable" as const, requestId: "" },
    detail: "The server did not answer. Nothing you wrote is lost: check the connection and save again.",
  },
};

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
