import { listResults } from "@/lib/evaluations/list-results";
import { ListResults, ResultPage } from "@/lib/evaluations/result-schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List an evaluation's results",
    input: ListResults,
    output: ResultPage,
    verb: listResults,
    examplePath: "/evaluations/$EVALUATION_ID/results?passed=false",
  }),
});
