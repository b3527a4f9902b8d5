// @ts-check
// `npm run simulate-alerts`: 200 seeds of runs that are noise alone and 100 of runs that lost, from the tick to the webhook, by a real worker.
Object.assign(process.env, { ALERT_NOISE_SEEDS: "200", ALERT_LOSS_SEEDS: "100" });
process.argv.splice(2, Number.POSITIVE_INFINITY, "tests/simulated-alerts");
await import("./test.mjs");
