import { liveRoute } from "@/lib/http/live-route";
import { RunEvents, WatchRun } from "@/lib/runs/schema";
import { watchRun } from "@/lib/runs/watch-run";

export const GET = liveRoute({ input: WatchRun, events: RunEvents, resumes: true, verb: watchRun });
