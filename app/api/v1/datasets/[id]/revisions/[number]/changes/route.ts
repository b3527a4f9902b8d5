import { listChanges } from "@/lib/datasets/list-changes";
import { ChangePage, ListChanges } from "@/lib/datasets/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List what a revision changed, case by case",
    input: ListChanges,
    output: ChangePage,
    verb: listChanges,
  }),
});
