import { readVersion } from "@/lib/prompts/read-version";
import { requireEnvironment } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import { countApprovals } from "./count-approvals";
import type { ListApprovals } from "./schema";

/** What people said about releasing a version, and which of it counts for an environment. */
export const listApprovals = verb("reviews:read", async (ctx, { id, environment }: ListApprovals) => {
  const version = await readVersion(ctx, id);
  await requireEnvironment(ctx, environment);
  return countApprovals(ctx, version, environment);
});
