import { refreshSession } from "@/lib/accounts/refresh-session";
import { RefreshToken, Tokens } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Spend a refresh token for a new pair",
    input: RefreshToken,
    output: Tokens,
    verb: refreshSession,
    example: { refreshToken: "$REFRESH_TOKEN" },
  }),
});
