import type { z } from "zod";
import type { Run } from "@/lib/runs/schema";
import type { Content, Values } from "@/lib/templates/content";

/** What the playground begins with; another `key` is another source. */
export type Source = {
  key: string;
  content: Content;
  providerId: string | null;
  version: SourceVersion | null;
  /** The content is the version's own, so that a run can be of the version itself. */
  isOfVersion: boolean;
  /** Values that come along: of a run, or of a case. */
  values: { from: string; values: Values } | null;
  run: RunAnswer | null;
};

export type SourceVersion = { id: string; promptSlug: string; number: number };
export type RunAnswer = z.infer<typeof Run>;
export type PromptChoice = { slug: string; name: string; versionCount: number };
