import { logIn } from "@/lib/accounts/log-in";
import { Credentials, SignedIn } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Sign in for tokens",
    input: Credentials,
    output: SignedIn,
    verb: logIn,
    example: { email: "ada@example.com", password: "correct horse battery" },
  }),
});
