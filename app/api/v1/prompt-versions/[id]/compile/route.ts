import { route, routes } from "@/lib/http/route";
import { compileVersion } from "@/lib/prompts/compile-version";
import { Compiled, CompileVersion } from "@/lib/prompts/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Compile a version with values",
    input: CompileVersion,
    output: Compiled,
    verb: compileVersion,
    example: { variables: { name: "Ada" } },
  }),
});
