import { route, routes } from "@/lib/http/route";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { listInvitations } from "@/lib/workspaces/list-invitations";
import { InvitationPage, InviteMember, ListInvitations, NewInvitation } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List the open invitations", input: ListInvitations, output: InvitationPage, verb: listInvitations }),
  POST: route({
    summary: "Invite a person by a link",
    input: InviteMember,
    output: NewInvitation,
    verb: inviteMember,
    status: 201,
    secret: true,
    location: ({ id }) => `/api/v1/invitations/${id}`,
    example: { role: "editor", expiresInDays: 7 },
  }),
});
