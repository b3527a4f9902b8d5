import { z } from "zod";

/** What can be looked for by name, in the order in which it is shown. */
export const foundKinds = ["version", "prompt", "dataset", "evaluation", "suite", "evaluator", "queue"] as const;
export type FoundKind = (typeof foundKinds)[number];

export const FindAnything = z.strictObject({ q: z.string().trim().min(1).max(200) });
export type FindAnything = z.infer<typeof FindAnything>;

/** One thing with its place below the workspace, such as `/prompts/greeting`. */
export type Found = { kind: FoundKind; path: string; title: string; detail: string };
