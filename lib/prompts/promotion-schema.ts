import { z } from "zod";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { EnvironmentName, InEnvironment, PromptRef, VersionRef } from "./schema";

const Reason = z.string().trim().min(1).max(2_000);

export const PromoteVersion = z.strictObject({
  id: VersionRef,
  environment: InEnvironment,
  reason: Reason.optional(),
  acceptBreaking: z.boolean().default(false),
  override: z
    .boolean()
    .optional()
    .describe("Promote although the gate says no: of a person with workspace:admin, who gives a reason"),
});
export type PromoteVersion = z.infer<typeof PromoteVersion>;

export const RollbackPrompt = z.strictObject({
  id: PromptRef,
  toVersionId: VersionRef.optional().describe(
    "A version that was active before; the one before the present where it is left out",
  ),
  environment: InEnvironment,
  reason: Reason,
});
export type RollbackPrompt = z.infer<typeof RollbackPrompt>;

export const ReleaseVersion = z.strictObject({ id: VersionRef, environment: InEnvironment, reason: Reason.optional() });
export type ReleaseVersion = z.infer<typeof ReleaseVersion>;

export const ListServedVersions = z.strictObject({ id: PromptRef, environment: InEnvironment });
export type ListServedVersions = z.infer<typeof ListServedVersions>;

export const ListPromotions = listInput(["createdAt"])
  .omit({ q: true })
  .extend({ id: PromptRef, environment: EnvironmentName.optional() });
export type ListPromotions = z.infer<typeof ListPromotions>;
export const Promotion = z.object({
  id: z.string(),
  promptId: z.string(),
  environment: z.string(),
  kind: z.enum(["promote", "rollback"]),
  versionId: z.string(),
  number: z.number(),
  fromVersionId: z.string().nullable(),
  fromNumber: z.number().nullable(),
  reason: z.string().nullable(),
  acceptedBreaking: z.boolean(),
  override: z.boolean().describe("An admin released it although the gate said no"),
  evidence: z.record(z.string(), z.unknown()),
  createdBy: z.string().nullable(),
  createdAt: Instant,
});
export const PromotionPage = pageOf(Promotion);
