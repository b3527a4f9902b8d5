import { eventRoute } from "@/lib/http/event-route";
import { routes } from "@/lib/http/route";
import { RunEvents, WatchRun } from "@/lib/runs/schema";
import { watchRun } from "@/lib/runs/watch-run";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: eventRoute({
    summary: "A playground run as it happens",
    input: WatchRun,
    events: RunEvents,
    resumes: true,
    verb: watchRun,
  }),
});
