import { createKey } from "@/lib/api-keys/create-key";
import { listKeys } from "@/lib/api-keys/list-keys";
import { ApiKeyPage, CreateKey, ListKeys, NewApiKey } from "@/lib/api-keys/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List the API keys", input: ListKeys, output: ApiKeyPage, verb: listKeys }),
  POST: route({
    summary: "Create an API key",
    input: CreateKey,
    output: NewApiKey,
    verb: createKey,
    status: 201,
    secret: true,
    location: ({ id }) => `/api/v1/api-keys/${id}`,
    example: { name: "Production", scopes: ["serve"] },
  }),
});
