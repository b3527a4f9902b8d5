import { listSessions } from "@/lib/accounts/list-sessions";
import { ListSessions, SessionPage } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List one's own sessions", input: ListSessions, output: SessionPage, verb: listSessions }),
});
