import { route, routes } from "@/lib/http/route";
import { getLiveness } from "@/lib/system/get-liveness";
import { Live, Probe } from "@/lib/system/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The process is up", input: Probe, output: Live, unlimited: true, verb: getLiveness }),
});
