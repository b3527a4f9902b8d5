import { route, routes } from "@/lib/http/route";
import { getStats } from "@/lib/stats/get-stats";
import { GetStats, Stats } from "@/lib/stats/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "The dashboard's figures",
    input: GetStats,
    output: Stats,
    verb: getStats,
    examplePath: "/stats?days=7&tz=Europe/Berlin",
  }),
});
