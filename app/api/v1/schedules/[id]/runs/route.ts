import { route, routes } from "@/lib/http/route";
import { listScheduleRuns } from "@/lib/schedules/list-schedule-runs";
import { ListScheduleRuns, ScheduleRunPage } from "@/lib/schedules/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List a schedule's runs", input: ListScheduleRuns, output: ScheduleRunPage, verb: listScheduleRuns }),
});
