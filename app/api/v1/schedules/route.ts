import { route, routes } from "@/lib/http/route";
import { createSchedule } from "@/lib/schedules/create-schedule";
import { listSchedules } from "@/lib/schedules/list-schedules";
import { CreateSchedule, ListSchedules, Schedule, SchedulePage } from "@/lib/schedules/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List schedules", input: ListSchedules, output: SchedulePage, verb: listSchedules }),
  POST: route({
    summary: "Measure what is served again and again",
    about:
      "Each time it is due, what the environment serves is measured on the suite and compared with the pinned baseline. Where it is worse, it is measured again at once, and where it is worse again, an alert is opened. What was missed while no worker ran is made up for once.",
    input: CreateSchedule,
    output: Schedule,
    verb: createSchedule,
    status: 201,
    location: ({ id }) => `/api/v1/schedules/${id}`,
    example: {
      promptId: "$PROMPT_ID",
      suiteId: "$SUITE_ID",
      environment: "staging",
      cron: "0 6 * * *",
      timeZone: "Europe/Berlin",
    },
  }),
});
