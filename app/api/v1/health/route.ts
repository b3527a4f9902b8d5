import { route, routes } from "@/lib/http/route";
import { getHealth } from "@/lib/system/get-health";
import { Health, Probe } from "@/lib/system/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The state of each part", input: Probe, output: Health, verb: getHealth }),
});
