import { route, routes } from "@/lib/http/route";
import { deleteSuite } from "@/lib/suites/delete-suite";
import { getSuite } from "@/lib/suites/get-suite";
import { Suite, SuiteId, UpdateSuite } from "@/lib/suites/schema";
import { updateSuite } from "@/lib/suites/update-suite";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a suite with what it asks", input: SuiteId, output: Suite, verb: getSuite }),
  PATCH: route({
    summary: "Change a suite",
    about:
      "Another recipe makes the next revision: evidence of an older one no longer opens a gate. A name or a description makes none.",
    input: UpdateSuite,
    output: Suite,
    verb: updateSuite,
    example: { margin: 0.03 },
  }),
  DELETE: route({ summary: "Delete a suite, or archive one that is used", input: SuiteId, verb: deleteSuite }),
});
