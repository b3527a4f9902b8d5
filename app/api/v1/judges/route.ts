import { route, routes } from "@/lib/http/route";
import { listJudges } from "@/lib/reviews/list-judges";
import { JudgePage, ListJudges } from "@/lib/reviews/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List judges and how far people agree with them",
    about:
      "The evaluators that ask a model and were used lately, each once by its fingerprint. What people said in random blind review queues is held beside what the judge said.",
    input: ListJudges,
    output: JudgePage,
    verb: listJudges,
  }),
});
