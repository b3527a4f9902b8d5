import { listResults } from "@/lib/evaluations/list-results";
import { ListResults, Result } from "@/lib/evaluations/result-schema";
import { route, routes } from "@/lib/http/route";
import { pageOf } from "@/lib/pagination";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List an evaluation's results", input: ListResults, output: pageOf(Result), verb: listResults }),
});
