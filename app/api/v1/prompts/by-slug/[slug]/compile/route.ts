import { route, routes } from "@/lib/http/route";
import { servedHeaders } from "@/lib/http/served-headers";
import { compileServedVersion } from "@/lib/prompts/compile-served-version";
import { Compiled } from "@/lib/prompts/schema";
import { CompileServed } from "@/lib/prompts/served-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Compile the served version, or a published one, with values",
    input: CompileServed,
    output: Compiled,
    verb: compileServedVersion,
    headers: servedHeaders,
    mayBeStale: true,
    example: { variables: { name: "Ada" } },
  }),
});
