import { registerAccount } from "@/lib/accounts/register-account";
import { CreateAccount, SignedIn } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Create an account with a workspace",
    input: CreateAccount,
    output: SignedIn,
    verb: registerAccount,
    status: 201,
    location: () => "/api/v1/auth/me",
    example: { email: "grace@example.com", password: "correct horse battery", name: "Grace Hopper" },
  }),
});
