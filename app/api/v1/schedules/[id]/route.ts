import { route, routes } from "@/lib/http/route";
import { deleteSchedule } from "@/lib/schedules/delete-schedule";
import { getSchedule } from "@/lib/schedules/get-schedule";
import { Schedule, ScheduleId, UpdateSchedule } from "@/lib/schedules/schema";
import { updateSchedule } from "@/lib/schedules/update-schedule";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a schedule", input: ScheduleId, output: Schedule, verb: getSchedule }),
  PATCH: route({
    summary: "Change a schedule",
    about: "What it measures stays: for another prompt, suite or environment make another one.",
    input: UpdateSchedule,
    output: Schedule,
    verb: updateSchedule,
    example: { cron: "0 6 * * 1-5", timeZone: "Europe/Berlin" },
  }),
  DELETE: route({
    summary: "Remove a schedule",
    about: "Nothing is due any more; what it measured and the alerts it opened stay.",
    input: ScheduleId,
    verb: deleteSchedule,
  }),
});
