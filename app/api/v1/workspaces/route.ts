import { route, routes } from "@/lib/http/route";
import { listWorkspaces } from "@/lib/workspaces/list-workspaces";
import { ListWorkspaces, WorkspacePage } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List one's own workspaces", input: ListWorkspaces, output: WorkspacePage, verb: listWorkspaces }),
});
