import { route, routes } from "@/lib/http/route";
import { deleteWorkspace } from "@/lib/workspaces/delete-workspace";
import { getWorkspace } from "@/lib/workspaces/get-workspace";
import { DeleteWorkspace, UpdateWorkspace, Workspace, WorkspaceId } from "@/lib/workspaces/schema";
import { updateWorkspace } from "@/lib/workspaces/update-workspace";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Read one of one's own workspaces", input: WorkspaceId, output: Workspace, verb: getWorkspace }),
  PATCH: route({
    summary: "Rename a workspace, or say how long things are kept",
    input: UpdateWorkspace,
    output: Workspace,
    verb: updateWorkspace,
    actsIn: "id",
    example: { name: "Customer support" },
  }),
  DELETE: route({
    summary: "Delete a workspace with everything in it",
    input: DeleteWorkspace,
    verb: deleteWorkspace,
    actsIn: "id",
    examplePath: "/workspaces/$WORKSPACE_ID?confirm=$WORKSPACE_SLUG",
  }),
});
