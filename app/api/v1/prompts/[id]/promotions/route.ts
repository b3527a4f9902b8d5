import { route, routes } from "@/lib/http/route";
import { listPromotions } from "@/lib/prompts/list-promotions";
import { ListPromotions, PromotionPage } from "@/lib/prompts/promotion-schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List a prompt's promotions and rollbacks",
    input: ListPromotions,
    output: PromotionPage,
    verb: listPromotions,
  }),
});
