import { resetPassword } from "@/lib/accounts/reset-password";
import { ResetPassword } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Set a new password by a one-time link; all sessions end",
    input: ResetPassword,
    verb: resetPassword,
    example: { token: "$RESET_TOKEN", newPassword: "staple battery horse" },
  }),
});
