import { route, routes } from "@/lib/http/route";
import { deleteProvider } from "@/lib/providers/delete-provider";
import { getProvider } from "@/lib/providers/get-provider";
import { ProviderId, ProviderView, UpdateProvider } from "@/lib/providers/schema";
import { updateProvider } from "@/lib/providers/update-provider";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a provider", input: ProviderId, output: ProviderView, verb: getProvider }),
  PATCH: route({
    summary: "Change a provider; another host asks for its key again",
    input: UpdateProvider,
    output: ProviderView,
    verb: updateProvider,
    example: { maxConcurrency: 50, tokensPerMinute: 200_000 },
  }),
  DELETE: route({ summary: "Delete a provider that nothing uses now", input: ProviderId, verb: deleteProvider }),
});
