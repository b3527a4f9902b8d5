import { route, routes } from "@/lib/http/route";
import { listSuiteRevisions } from "@/lib/suites/list-suite-revisions";
import { ListSuiteRevisions, SuiteRevisionPage } from "@/lib/suites/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List a suite's revisions",
    input: ListSuiteRevisions,
    output: SuiteRevisionPage,
    verb: listSuiteRevisions,
  }),
});
