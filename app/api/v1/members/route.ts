import { route, routes } from "@/lib/http/route";
import { listMembers } from "@/lib/workspaces/list-members";
import { ListMembers, MemberPage } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List the workspace's members", input: ListMembers, output: MemberPage, verb: listMembers }),
});
