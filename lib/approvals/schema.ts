import { z } from "zod";
import { Instant } from "@/lib/instant";
import { InEnvironment, VersionRef } from "@/lib/prompts/schema";

export const GiveApproval = z.strictObject({
  id: VersionRef,
  decision: z.enum(["approve", "decline"]),
  comment: z.string().trim().min(1).max(2_000).optional(),
});
export type GiveApproval = z.infer<typeof GiveApproval>;

export const ListApprovals = z.strictObject({ id: VersionRef, environment: InEnvironment });
export type ListApprovals = z.infer<typeof ListApprovals>;

export const Approval = z.object({
  id: z.string(),
  versionId: z.string(),
  contentHash: z.string(),
  personId: z.string(),
  personName: z.string().nullable(),
  decision: z.enum(["approve", "decline"]),
  comment: z.string().nullable(),
  counts: z.boolean(),
  why: z.string().nullable().describe("Why it does not count"),
  createdAt: Instant,
});

export const Approvals = z.object({
  environment: z.string(),
  required: z.number().describe("How many the environment's gate asks for"),
  counted: z.number(),
  declined: z.number().describe("Declines that count: one is enough to stop the release"),
  passed: z.boolean(),
  data: z.array(Approval),
});
