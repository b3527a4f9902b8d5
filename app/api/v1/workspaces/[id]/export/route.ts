import { route, routes } from "@/lib/http/route";
import { exportWorkspace } from "@/lib/workspaces/export-workspace";
import { WorkspaceId } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Download everything a workspace holds but secrets, as JSON Lines",
    input: WorkspaceId,
    output: "stream",
    verb: exportWorkspace,
    actsIn: "id",
  }),
});
