import type { Binding } from "@/lib/secrets/seal-secret";

/** What a webhook secret is bound to: moved to another row or workspace, it does not open. */
export const webhookBinding = ({ workspaceId, id }: { workspaceId: string; id: string }): Binding => ["webhook", workspaceId, id];
