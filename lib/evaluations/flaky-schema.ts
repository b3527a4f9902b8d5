import { z } from "zod";
import { Id } from "@/lib/ids";
import { listInput, pageOf } from "@/lib/pagination";

export const ListFlaky = listInput(["mixed"])
  .omit({ q: true })
  .extend({
    id: Id,
    armId: Id.optional(),
    across: z
      .enum(["evaluation", "suite"])
      .default("evaluation")
      .describe("`suite`: with the trials of its last 20 evaluations of the same suite revision, content and model"),
  });
export type ListFlaky = z.infer<typeof ListFlaky>;

const Flaky = z.object({
  armId: z.string(),
  versionId: z.string(),
  label: z.string(),
  caseId: z.string(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  position: z.number(),
  split: z.enum(["dev", "gate"]),
  trials: z.number().describe("That have a pass or a fail"),
  passed: z.number(),
  share: z.number().describe("Of the trials that passed"),
  quarantined: z
    .string()
    .nullable()
    .describe("As the case stands now, which is that of `caseId`; null also where it was deleted"),
});
export const FlakyPage = pageOf(Flaky);
export type FlakyCase = z.infer<typeof Flaky>;
