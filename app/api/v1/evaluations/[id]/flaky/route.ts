import { FlakyPage, ListFlaky } from "@/lib/evaluations/flaky-schema";
import { listFlaky } from "@/lib/evaluations/list-flaky";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List an evaluation's flaky cases",
    about:
      "Cases that passed in some trials of an arm and failed in others, the most mixed first. `PATCH /dataset-cases/{id}` with `quarantined` leaves one out of evaluations from the next revision on.",
    input: ListFlaky,
    output: FlakyPage,
    verb: listFlaky,
  }),
});
