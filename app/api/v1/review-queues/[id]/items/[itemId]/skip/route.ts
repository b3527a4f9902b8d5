import { route, routes } from "@/lib/http/route";
import { SkipItem } from "@/lib/reviews/schema";
import { skipItem } from "@/lib/reviews/skip-item";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  POST: route({ summary: "Leave an item to others", input: SkipItem, verb: skipItem }),
});
