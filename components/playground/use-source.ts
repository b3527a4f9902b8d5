"use client";

import { useState } from "react";
import type { ContentDraft } from "@/components/prompts/content-draft";
import { draftOfContent } from "@/components/prompts/draft-of-content";
import type { RunAnswer, Source, SourceVersion } from "./source";
import { type TypedValues, typedOf } from "./typed-values";

type Base = { key: string; draft: ContentDraft; version: SourceVersion | null; isOfVersion: boolean };

/**
 * What is being tried, from its source on. The page may be rendered anew (a run ended, a version was added): only another source
 * replaces what was edited, and values stay where the other has none of its own.
 */
export function useSource(source: Source) {
  const [base, setBase] = useState(() => baseOf(source));
  const [draft, setDraft] = useState(base.draft);
  const [typed, setTyped] = useState<TypedValues>(() => typedIn(source) ?? {});
  const [cameFrom, setCameFrom] = useState(source.values?.from ?? null);
  const [run, setRun] = useState<RunAnswer | null>(source.run);
  if (base.key !== source.key) {
    const next = baseOf(source);
    setBase(next);
    setDraft(next.draft);
    setRun(source.run);
    if (source.values) {
      setTyped(typedIn(source) ?? {});
      setCameFrom(source.values.from);
    }
  }
  const isEdited = draft !== base.draft && JSON.stringify(draft) !== JSON.stringify(base.draft);
  /** What stands there is that version now. */
  const savedAs = (version: SourceVersion) => setBase({ key: base.key, draft, version, isOfVersion: true });
  const setValues = (values: TypedValues, from: string | null) => {
    setTyped(values);
    setCameFrom(from);
  };
  return { base, draft, setDraft, typed, cameFrom, setValues, run, setRun, isEdited, savedAs };
}

const baseOf = ({ key, content, providerId, version, isOfVersion }: Source): Base => ({
  ...{ key, version, isOfVersion },
  draft: draftOfContent(content, providerId),
});

const typedIn = ({ content, values }: Source) => values && typedOf(content.variables, values.values);
