import { route, routes } from "@/lib/http/route";
import { listProviderModels } from "@/lib/providers/list-provider-models";
import { ProviderId, ProviderModels } from "@/lib/providers/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The models a provider offers", input: ProviderId, output: ProviderModels, verb: listProviderModels }),
});
