import { parseArgs } from "node:util";
import { startStub } from "./start-stub.ts";

// node tests/stub-provider/main.ts --port 9999 --latency 50 --jitter 10 --fail-share 0.01 --fail-modes 500,reset --seed 7
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    latency: { type: "string", default: "0" },
    jitter: { type: "string", default: "0" },
    "fail-share": { type: "string", default: "0" },
    "fail-modes": { type: "string", default: "500" },
    seed: { type: "string", default: "1" },
  },
});

const stub = await startStub({
  port: Number(values.port),
  latencyMs: Number(values.latency),
  jitterMs: Number(values.jitter),
  failShare: Number(values["fail-share"]),
  failModes: values["fail-modes"].split(","),
  seed: Number(values.seed),
});
process.stdout.write(`${JSON.stringify({ url: stub.url, baseUrl: stub.baseUrl })}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stub.close());
