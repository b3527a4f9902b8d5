import { getMe } from "@/lib/accounts/get-me";
import { Me, Nothing } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Who asks, and their workspaces", input: Nothing, output: Me, verb: getMe }),
});
