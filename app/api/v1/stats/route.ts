import { getStats } from "@/lib/dashboard/get-stats";
import { GetStats, Stats } from "@/lib/dashboard/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "The dashboard's figures",
    input: GetStats,
    output: Stats,
    verb: getStats,
    examplePath: "/stats?days=7&tz=Europe/Berlin",
  }),
});
