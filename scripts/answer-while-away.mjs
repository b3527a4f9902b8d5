// @ts-check

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="5">
<title>Not available - PromptOps</title>
<style>
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
  main { box-sizing: border-box; max-width: 26rem; min-height: 100vh; margin: 0 auto; padding: 0 1.5rem;
    display: flex; flex-direction: column; justify-content: center; gap: 1rem; }
  h1 { margin: 0; font-size: 1.25rem; }
  p { margin: 0; opacity: 0.8; }
</style>
<main>
  <h1>PromptOps is not available right now</h1>
  <p>Its database cannot be reached. Nothing is lost: this page tries again every five seconds.</p>
  <p>Applications go on getting the active versions they had.</p>
</main>
</html>
`;

/**
 * Answers a page that is asked for while Postgres is away: Next could only say 500. What asks for no page of its own is passed on.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean} whether it was answered
 */
export function answerWhileAway(request, response) {
  if (!isAway() || !["GET", "HEAD"].includes(request.method ?? "")) return false;
  if (!request.headers.accept?.includes("text/html") || /^\/(api|_next|live|files)\//.test(request.url ?? "")) return false;
  response.writeHead(503, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "retry-after": "5",
  });
  response.end(request.method === "HEAD" ? undefined : page);
  return true;
}

/** Next's code, bundled apart from this, leaves what it knows of Postgres here. @returns {boolean} */
const isAway = () => Reflect.get(globalThis, "promptopsDatabase")?.steady.isAway() === true;
