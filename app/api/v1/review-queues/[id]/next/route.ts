import { route, routes } from "@/lib/http/route";
import { nextItem } from "@/lib/reviews/next-item";
import { NextItem, TakeItem } from "@/lib/reviews/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Get the next item to judge, held for ten minutes",
    about:
      "Asked again before it is judged or skipped, it answers the same item and holds it on; with `beside` it gets another ready.",
    input: TakeItem,
    output: NextItem,
    verb: nextItem,
  }),
});
