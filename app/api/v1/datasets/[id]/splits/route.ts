import { assignSplits } from "@/lib/datasets/assign-splits";
import { AssignedSplits, AssignSplits } from "@/lib/datasets/change-schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({
    summary: "Deal the cases out to dev and gate by a share, groups kept whole",
    input: AssignSplits,
    output: AssignedSplits,
    verb: assignSplits,
    example: { gateShare: 0.3, dryRun: true },
  }),
});
