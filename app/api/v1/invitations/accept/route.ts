import { route, routes } from "@/lib/http/route";
import { acceptInvitation } from "@/lib/workspaces/accept-invitation";
import { InvitationToken, Workspace } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Join a workspace by an invitation",
    input: InvitationToken,
    output: Workspace,
    guessable: true,
    verb: acceptInvitation,
    example: { token: "$INVITE_TOKEN" },
  }),
});
