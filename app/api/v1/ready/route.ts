import { route, routes } from "@/lib/http/route";
import { getReadiness } from "@/lib/system/get-readiness";
import { Probe, Ready } from "@/lib/system/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Whether requests can be served", input: Probe, output: Ready, unlimited: true, verb: getReadiness }),
});
