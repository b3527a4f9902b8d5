import type { ContentDiff } from "@/lib/diff/schema";

/** What publishing a draft comes to: what differs from the active version, and what it would be refused for. */
export type PublishReview = {
  number: number;
  /** The number of the version that production serves. */
  active: number | null;
  basedOn: number | null;
  diff: ContentDiff | null;
  warnings: { path: string; message: string; line: number | null; column: number | null }[];
};
