import { z } from "zod";
import { EnvironmentName, InEnvironment } from "./schema";

const number = z.coerce.number().int().min(1).max(999_999_999);
const page = z.coerce.number().int().min(1).max(1_000_000).default(1);

/** What the address of a prompt's page chooses: version, part, comparison, pages of lists, and the panel that is open. */
export const PromptAddress = z.object({
  version: number.optional(),
  tab: z.enum(["content", "diff", "evaluations", "approvals", "history", "use"]).default("content"),
  against: number.optional(),
  look: z.enum(["unified", "split"]).default("unified"),
  language: z.enum(["curl", "typescript", "python"]).default("curl"),
  page,
  versions: page,
  open: z.enum(["promote", "rollback", "released"]).optional(),
  environment: InEnvironment,
  /** The environment whose history is shown. */
  only: EnvironmentName.optional(),
  to: number.optional(),
  undo: z.literal("1").optional(),
});
export type PromptAddress = z.infer<typeof PromptAddress>;

/** Which version a new one starts from. */
export const NewVersionAddress = z.object({ from: number.optional() });
