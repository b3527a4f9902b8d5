import { ApprovalForm } from "@/components/prompts/approval-form";
import { ApprovalList } from "@/components/prompts/approval-list";
import { listApprovals } from "@/lib/approvals/list-approvals";
import type { Context } from "@/lib/context";
import { judgeVersion } from "../actions";
import type { Place } from "./open-tab";

/** Queries: what is served, who wrote what, what was said and what the gate asks. */
export async function approvalsTab(ctx: Context, { workspace, asked, prompt, version }: Place) {
  const { id, number, state } = version;
  if (state === "draft") return <p className="text-muted">A draft may still change: publish it, then it can be approved.</p>;
  const approvals = await listApprovals(ctx, { id, environment: asked.environment });
  const mayJudge = state === "ready" && prompt.archivedAt === null && ctx.principal.scopes.has("reviews:write");
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <ApprovalList approvals={approvals} />
      {mayJudge && <ApprovalForm key={id} versionId={id} number={number} ask={judgeVersion.bind(null, workspace)} />}
    </div>
  );
}
