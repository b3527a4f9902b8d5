import { route, routes } from "@/lib/http/route";
import { getLiveness } from "@/lib/system/get-liveness";
import { Live, Nothing } from "@/lib/system/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The process is up", input: Nothing, output: Live, verb: getLiveness }),
});
