import { route, routes } from "@/lib/http/route";
import { RollbackPrompt } from "@/lib/prompts/promotion-schema";
import { rollbackPrompt } from "@/lib/prompts/rollback-prompt";
import { Version } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Go back to a version that was active before",
    input: RollbackPrompt,
    output: Version,
    verb: rollbackPrompt,
    example: { reason: "Customers complained" },
  }),
});
