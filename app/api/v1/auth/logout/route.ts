import { logOut } from "@/lib/accounts/log-out";
import { RefreshToken } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "End the session of a refresh token",
    input: RefreshToken,
    verb: logOut,
    example: { refreshToken: "$REFRESH_TOKEN" },
  }),
});
