import { route, routes } from "@/lib/http/route";
import { listScheduleRuns } from "@/lib/schedules/list-schedule-runs";
import { runSchedule } from "@/lib/schedules/run-schedule";
import { ListScheduleRuns, ScheduleId, ScheduleRun, ScheduleRunPage } from "@/lib/schedules/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List a schedule's runs", input: ListScheduleRuns, output: ScheduleRunPage, verb: listScheduleRuns }),
  POST: route({
    summary: "Run a schedule now",
    about:
      "What the environment serves is measured as when the schedule is due; its next time stays, and one that is switched off can be run, too. While a run is under way, or without a baseline on the suite's present revision, it is a 409.",
    input: ScheduleId,
    output: ScheduleRun,
    verb: runSchedule,
    status: 202,
    location: ({ scheduleId }) => `/api/v1/schedules/${scheduleId}/runs`,
  }),
});
