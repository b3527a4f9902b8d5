import { pinBaseline } from "@/lib/baselines/pin-baseline";
import { Baseline, PinBaseline } from "@/lib/baselines/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Pin a finished run as the baseline",
    about:
      "It must be a run of a suite's present revision, whole, with at least three trials and no result taken over from another run. Schedules compare what is served with it; the baseline before it is retired.",
    input: PinBaseline,
    output: Baseline,
    verb: pinBaseline,
    examplePath: "/evaluations/$SUITE_RUN_ID/pin-baseline",
    example: { versionId: "$OTHER_VERSION_ID" },
  }),
});
