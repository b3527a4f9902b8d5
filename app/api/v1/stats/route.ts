import { route, routes } from "@/lib/http/route";
import { readStats } from "@/lib/stats/read-stats";
import { ReadStats, Stats } from "@/lib/stats/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "The dashboard's figures", input: ReadStats, output: Stats, verb: readStats }),
});
