import { revokeSession } from "@/lib/accounts/revoke-session";
import { RevokeSession } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  DELETE: route({ summary: "End one of one's own sessions", input: RevokeSession, verb: revokeSession }),
});
