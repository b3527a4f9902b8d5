import { z } from "zod";
import { route, routes } from "@/lib/http/route";
import { listAliases } from "@/lib/providers/list-aliases";
import { replaceAliases } from "@/lib/providers/replace-aliases";
import { ModelAliases, ReplaceAliases } from "@/lib/providers/schema";

const price = { from: "2026-01-01", input: 0.4, cached: 0.1, output: 1.6 };

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List the model aliases", input: z.strictObject({}), output: ModelAliases, verb: listAliases }),
  PUT: route({
    summary: "Replace the model aliases",
    input: ReplaceAliases,
    output: ModelAliases,
    verb: replaceAliases,
    example: { data: [{ alias: "fast", providerId: "$PROVIDER_ID", model: "gpt-4.1-mini", prices: [price] }] },
  }),
});
