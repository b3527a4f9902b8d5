import { route, routes } from "@/lib/http/route";
import { revokeInvitation } from "@/lib/workspaces/revoke-invitation";
import { InvitationId } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  DELETE: route({ summary: "Revoke an invitation", input: InvitationId, verb: revokeInvitation }),
});
