import { getMe } from "@/lib/accounts/get-me";
import { renameAccount } from "@/lib/accounts/rename-account";
import { Me, Nothing, RenameAccount } from "@/lib/accounts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Who asks, and their workspaces", input: Nothing, output: Me, verb: getMe }),
  PATCH: route({
    summary: "Change one's own name",
    input: RenameAccount,
    output: Me,
    verb: renameAccount,
    example: { name: "Ada Lovelace" },
  }),
});
