import type { z } from "zod";
import { blankDraft } from "@/components/prompts/blank-draft";
import type { ContentDraft } from "@/components/prompts/content-draft";
import { draftOfContent } from "@/components/prompts/draft-of-content";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import type { Source, SourceVersion, VersionChoice } from "@/lib/runs/open-source";
import type { Run } from "@/lib/runs/schema";

export type RunAnswer = z.infer<typeof Run>;
export type PromptChoice = { slug: string; name: string; versionCount: number };

/** What a column began with; `key` is the id of a version or run, `-` where it began with nothing. */
type Base = {
  key: string;
  draft: ContentDraft;
  version: SourceVersion | null;
  isOfVersion: boolean;
  versions: VersionChoice[];
};

/** One prompt that is tried, as it was opened and as it stands now, with its last run. */
export type Column = {
  id: string;
  base: Base;
  draft: ContentDraft;
  run: RunAnswer | null;
  /** The case whose values the run had, so that its expectations hold for the answer. */
  runCase: string | null;
};

export const mostColumns = 4;

export function columnOf(id: string, source: Source | null, providers: ProviderChoice[]): Column {
  if (!source) {
    const draft = blankDraft({ providerId: "", name: providers[0]?.models[0] ?? "" });
    return { id, base: { key: "-", draft, version: null, isOfVersion: false, versions: [] }, draft, run: null, runCase: null };
  }
  const { key, content, providerId, version, isOfVersion, versions, run } = source;
  const draft = draftOfContent(content, providerId);
  return { id, base: { key, draft, version, isOfVersion, versions }, draft, run, runCase: null };
}

export const isEdited = ({ draft, base }: Column) => draft !== base.draft && JSON.stringify(draft) !== JSON.stringify(base.draft);

/** A, B, C, D from left to right. */
export const letterOf = (position: number) => String.fromCharCode(65 + position);

/** What stands there is that version now. */
export const savedAs = (column: Column, version: SourceVersion): Column => {
  const known = column.base.version?.promptSlug === version.promptSlug ? column.base.versions : [];
  const versions = [{ id: version.id, number: version.number, state: "draft", active: [] }, ...known];
  return { ...column, base: { key: version.id, draft: column.draft, version, isOfVersion: true, versions } };
};

/** The columns as the address names them. */
export const addressOf = (columns: Column[]) => columns.map(({ base }) => base.key).join(".");
