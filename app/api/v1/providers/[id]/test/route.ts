import { route, routes } from "@/lib/http/route";
import { TestedProvider, TestProvider } from "@/lib/providers/schema";
import { testProvider } from "@/lib/providers/test-provider";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Call a provider once to see that it answers",
    input: TestProvider,
    output: TestedProvider,
    verb: testProvider,
    waits: true,
    example: { model: "gpt-4.1-mini" },
  }),
});
