import { revokeKey } from "@/lib/api-keys/revoke-key";
import { KeyId } from "@/lib/api-keys/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  DELETE: route({ summary: "Revoke an API key", input: KeyId, verb: revokeKey }),
});
