// @ts-check
// The container's health check: ends with 0 when the web process of this machine can serve requests.
const port = process.env.PORT || "3000";
const answer = await fetch(`http://127.0.0.1:${port}/api/v1/ready`, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
