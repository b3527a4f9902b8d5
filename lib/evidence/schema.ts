import { z } from "zod";
import { Id } from "@/lib/ids";
import { Promotion } from "@/lib/prompts/promotion-schema";

export const OfPromotion = z.strictObject({ id: Id });
export type OfPromotion = z.infer<typeof OfPromotion>;

export const PromotionDetail = Promotion.extend({
  promptSlug: z.string(),
  evaluations: z
    .array(z.object({ id: z.string(), name: z.string(), status: z.string() }))
    .describe("What the evidence was counted from"),
});
