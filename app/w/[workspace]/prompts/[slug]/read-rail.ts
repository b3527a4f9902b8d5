import { listAwaitedApprovals } from "@/lib/approvals/list-awaited-approvals";
import { listBaselines } from "@/lib/baselines/list-baselines";
import { ListBaselines } from "@/lib/baselines/schema";
import type { Context } from "@/lib/context";
import { listGateStates } from "@/lib/gates/list-gate-states";
import type { getPrompt } from "@/lib/prompts/get-prompt";
import { listDeployments } from "@/lib/prompts/list-deployments";
import { listVersions } from "@/lib/prompts/list-versions";
import { ListVersions } from "@/lib/prompts/schema";
import { namePeople } from "@/lib/workspaces/name-people";

type Prompt = Awaited<ReturnType<typeof getPrompt>>;

/** What stands beside every version of a prompt, with the names in it. */
export async function readRail(ctx: Context, prompt: Prompt, page: number) {
  const [deployments, versions, baselines, gates, awaited] = await Promise.all([
    listDeployments(ctx, { id: prompt.id }),
    listVersions(ctx, ListVersions.parse({ id: prompt.id, page, pageSize: 50 })),
    listBaselines(ctx, ListBaselines.parse({ id: prompt.id, retired: "false" })),
    listGateStates(ctx, { id: prompt.id }),
    listAwaitedApprovals(ctx, { promptId: prompt.id }),
  ]);
  const names = await namePeople(ctx, [
    prompt.ownerId,
    ...deployments.map(({ by }) => by),
    ...versions.data.map(({ createdBy }) => createdBy),
    ...versions.data.flatMap(({ heldIn }) => heldIn.map((hold) => hold.heldBy)),
  ]);
  return { deployments, versions, baselines: baselines.data, gates, awaited, names };
}
