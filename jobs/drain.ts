import { parseArgs } from "node:util";
import { log } from "@/lib/log";
import { startTracing } from "@/lib/tracing/start-tracing";
import { stopTracing } from "@/lib/tracing/tracing";
import { closeAll } from "./close-all";
import { drain } from "./work";

// `npm run drain -- --seconds 50`: does what waits in the queues, for at most so long
const { values } = parseArgs({ options: { seconds: { type: "string", default: "50" } } });
const seconds = Number(values.seconds);
if (!(seconds >= 15)) {
  process.stderr.write("--seconds wants a number from 15 on: calls in flight are given the last ten.\n");
  process.exit(1);
}
await startTracing("promptops-worker");
const done = await drain(Date.now() + seconds * 1_000);
await closeAll();
log().info(done, "the queues were worked on");
await stopTracing();
process.exit(0);
