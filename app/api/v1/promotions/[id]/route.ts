import { getPromotion } from "@/lib/evidence/get-promotion";
import { OfPromotion, PromotionDetail } from "@/lib/evidence/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Get a promotion or rollback with its evidence",
    input: OfPromotion,
    output: PromotionDetail,
    verb: getPromotion,
  }),
});
