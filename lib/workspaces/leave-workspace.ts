import { inTransaction } from "@/lib/context";
import { scopesOf } from "@/lib/permissions";
import { accountVerb } from "@/lib/verb";
import { endMembership } from "./end-membership";
import { lockMembers } from "./lock-members";
import { readWorkspace } from "./read-workspace";
import type { WorkspaceId } from "./schema";

/** Goes out of a workspace; everybody may, but for its last owner. */
export const leaveWorkspace = accountVerb((ctx, input: WorkspaceId) =>
  inTransaction(ctx, async (account): Promise<void> => {
    const { userId, sessionId, ...caller } = account;
    const { id: workspaceId, role } = await readWorkspace(account, input.id);
    const principal = { kind: "user" as const, id: userId, sessionId, role, scopes: scopesOf(role) };
    const ctx = { ...caller, workspaceId, principal };
    await endMembership(ctx, await lockMembers(ctx), userId, "member.left");
  }),
);
