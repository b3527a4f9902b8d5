import { listBaselines } from "@/lib/baselines/list-baselines";
import { BaselinePage, ListBaselines } from "@/lib/baselines/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List a prompt's baselines", input: ListBaselines, output: BaselinePage, verb: listBaselines }),
});
