import { route, routes } from "@/lib/http/route";
import { getReadiness } from "@/lib/system/get-readiness";
import { Nothing, Ready } from "@/lib/system/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Whether requests can be served", input: Nothing, output: Ready, verb: getReadiness }),
});
