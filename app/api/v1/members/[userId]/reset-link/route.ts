import { ResetLink } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";
import { createResetLink } from "@/lib/workspaces/create-reset-link";
import { MemberId } from "@/lib/workspaces/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Make a one-time link, good for an hour, by which a member sets a new password",
    input: MemberId,
    output: ResetLink,
    verb: createResetLink,
    status: 201,
    secret: true,
  }),
});
