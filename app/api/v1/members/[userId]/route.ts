import { route, routes } from "@/lib/http/route";
import { changeRole } from "@/lib/workspaces/change-role";
import { removeMember } from "@/lib/workspaces/remove-member";
import { ChangeRole, Member, MemberId } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  PATCH: route({
    summary: "Change a member's role",
    input: ChangeRole,
    output: Member,
    verb: changeRole,
    example: { role: "reviewer" },
  }),
  DELETE: route({ summary: "Remove a member", input: MemberId, verb: removeMember }),
});
