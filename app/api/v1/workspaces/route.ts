import { route, routes } from "@/lib/http/route";
import { createWorkspace } from "@/lib/workspaces/create-workspace";
import { listWorkspaces } from "@/lib/workspaces/list-workspaces";
import { CreateWorkspace, ListWorkspaces, Workspace, WorkspacePage } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List one's own workspaces", input: ListWorkspaces, output: WorkspacePage, verb: listWorkspaces }),
  POST: route({
    summary: "Create a workspace",
    input: CreateWorkspace,
    output: Workspace,
    verb: createWorkspace,
    status: 201,
    location: ({ id }) => `/api/v1/workspaces/${id}`,
    example: { name: "Support team" },
  }),
});
