import { route, routes } from "@/lib/http/route";
import { leaveWorkspace } from "@/lib/workspaces/leave-workspace";
import { WorkspaceId } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({ summary: "Leave a workspace", input: WorkspaceId, verb: leaveWorkspace }),
});
