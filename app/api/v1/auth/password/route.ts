import { changePassword } from "@/lib/accounts/change-password";
import { ChangePassword } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Change one's own password; every other session ends",
    input: ChangePassword,
    verb: changePassword,
    example: { currentPassword: "correct horse battery", newPassword: "staple battery horse" },
  }),
});
