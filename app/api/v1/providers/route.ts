import { route, routes } from "@/lib/http/route";
import { createProvider } from "@/lib/providers/create-provider";
import { listProviders } from "@/lib/providers/list-providers";
import { CreateProvider, ListProviders, ProviderPage, ProviderView } from "@/lib/providers/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List the workspace's providers", input: ListProviders, output: ProviderPage, verb: listProviders }),
  POST: route({
    summary: "Add a provider",
    input: CreateProvider,
    output: ProviderView,
    verb: createProvider,
    example: { name: "Our own models", baseUrl: "$PROVIDER_URL", apiKey: "$PROVIDER_KEY", requestsPerMinute: 600 },
    status: 201,
    location: ({ id }) => `/api/v1/providers/${id}`,
  }),
});
