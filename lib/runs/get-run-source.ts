import { readContent } from "@/lib/prompts/read-content";
import { verb } from "@/lib/verb";
import { getRun } from "./get-run";
import type { RunId } from "./schema";

/** A run with the content it was made from, to look at it again or to go on from it. */
export const getRunSource = verb("runs:read", async (ctx, { id }: RunId) => {
  const run = await getRun(ctx, { id });
  return { run, content: await readContent(ctx, run.contentHash) };
});
