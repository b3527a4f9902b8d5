import { giveApproval } from "@/lib/approvals/give-approval";
import { listApprovals } from "@/lib/approvals/list-approvals";
import { Approval, Approvals, GiveApproval, ListApprovals } from "@/lib/approvals/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List what people said about releasing a version, and what of it counts",
    about:
      "Bound to the content: a version with the same content has the same approvals. The newest of each person counts, unless they wrote " +
      "a part of what would be released: this version, one with the same content, or any made since the served one was published.",
    input: ListApprovals,
    output: Approvals,
    verb: listApprovals,
  }),
  POST: route({
    summary: "Approve or decline a version",
    about: "Only a person can, with a token of their own; a key is refused. `counts` says whether it counts for production.",
    input: GiveApproval,
    output: Approval,
    verb: giveApproval,
    peopleOnly: true,
    status: 201,
    example: { decision: "approve", comment: "Read the answers that changed." },
  }),
});
