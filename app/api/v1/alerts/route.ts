import { listAlerts } from "@/lib/alerts/list-alerts";
import { AlertPage, ListAlerts } from "@/lib/alerts/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List regression alerts",
    about: "An alert says that what an environment serves is worse than its pinned baseline, measured twice.",
    input: ListAlerts,
    output: AlertPage,
    verb: listAlerts,
  }),
});
