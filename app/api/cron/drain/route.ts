import { drain } from "@/jobs/work";
import { cronRoute } from "@/lib/http/cron-route";

/** Seconds that the platform lets a request take; Next reads this from the source. */
export const maxDuration = 300;
const spareSeconds = 15;

/** Does what waits in the queues, where no worker can stay. Several at once share the work. */
export const GET = cronRoute(() => drain(Date.now() + (maxDuration - spareSeconds) * 1_000));
