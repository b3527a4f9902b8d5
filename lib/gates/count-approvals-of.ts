import type { Context } from "@/lib/context";
import type { StoredVersion } from "@/lib/prompts/find-version";
import type { GateFacts } from "./gate-facts";

type Approvals = GateFacts["approvals"] & { data: { personId: string; decision: string; at: Date }[] };

/** What people said about releasing a version. */
export async function countApprovalsOf(_ctx: Context, _version: StoredVersion, _environment: string): Promise<Approvals> {
  return { approved: 0, declined: 0, data: [] };
}
